#include "app/admin/devices_screen.h"

#include "app/models/format.h"
#include "app/views/command_dialog.h"
#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/fit_columns.h"
#include "common/base/when_done.h"
#include "common/entities/system/device.h"
#include "common/model/error_text.h"
#include "common/rules/command_check.h"

#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int ageingMs = 30'000;
enum Column { Name, Person, State, Version, LastContact, Behind, Waiting, Copy, Lease, Columns };

/// The device as far as rules ask about it.
Record recordOf(const DeviceStatus &status)
{
    Record record(Device::entity);
    record.id = status.id;
    record.set("name", Value(status.name));
    record.set("state", Value(status.state));
    return record;
}

} // namespace

DevicesScreen::DevicesScreen(const ScreenContext &context, QWidget *parent)
    : Screen(context, parent),
      m_model(new QStandardItemModel(0, Columns, this)),
      m_list(new QTreeView(this)),
      m_feed(new QLabel(this)),
      m_empty(new EmptyState(this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(u"devices"_s);
    makeActions();
    makeLayout();
    connect(&source(), &DataSource::stateChanged, this, &DevicesScreen::updateActions);
    m_ageing.setInterval(ageingMs);
    connect(&m_ageing, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
    m_ageing.start();
    refresh();
}

void DevicesScreen::makeActions()
{
    for (const Command &command : Device::entity.commands) {
        auto *action = new QAction(command.label.translated(), this);
        action->setObjectName(QString::fromLatin1(command.name));
        connect(action, &QAction::triggered, this, [this, &command] { ask(command); });
        m_commands.insert(QString::fromLatin1(command.name), action);
    }
}

void DevicesScreen::makeLayout()
{
    m_list->setObjectName(u"deviceList"_s);
    m_list->setAccessibleName(tr("Devices"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setProperty("framed", true);
    m_model->setHorizontalHeaderLabels({tr("Device"), tr("User"), tr("State"), tr("Program"),
                                        tr("Last contact"), tr("Behind"), tr("Waiting"), tr("Copy"),
                                        tr("Copy kept until")});
    for (const int column : {Behind, Waiting, Copy}) {
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_model->horizontalHeaderItem(Behind)->setToolTip(
        tr("Steps of the change feed that the device's copy lacks"));
    m_model->horizontalHeaderItem(Waiting)->setToolTip(
        tr("Commands on the device that the server did not have when it was heard last"));
    m_model->horizontalHeaderItem(Lease)->setToolTip(
        tr("The device removes its copy then, unless it has contact before"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DevicesScreen::updateActions);
    connect(m_list, &QTreeView::activated, this, [this] {
        if (const DeviceStatus *device = current()) {
            emit openRequested(Place::record(Device::entity, device->id));
        }
    });
    theme::setTone(m_feed, "muted");
    m_feed->setObjectName(u"feedStatus"_s);
    m_feed->setWordWrap(true);
    auto *sheet = new QWidget(this);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * theme::grid);
    column->addWidget(m_list, 1);
    column->addWidget(m_feed);
    m_pages->addWidget(sheet);
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionTriggered, this, &DevicesScreen::refresh);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, 3 * theme::grid, theme::margin, 2 * theme::grid);
    layout->addWidget(m_pages);
    setFocusProxy(m_list);
}

QString DevicesScreen::title() const
{
    return tr("Devices");
}

Place DevicesScreen::place() const
{
    return Place::named(u"devices"_s);
}

QIcon DevicesScreen::icon() const
{
    return theme::icon("computer", ColorRole::TextMuted);
}

QList<QAction *> DevicesScreen::secondaryActions() const
{
    QList<QAction *> actions;
    for (const Command &command : Device::entity.commands) {
        actions.append(m_commands.value(QString::fromLatin1(command.name)));
    }
    return actions;
}

void DevicesScreen::refresh()
{
    whenDone(source().devices(), this, [this](const Result<DeviceOverview> &overview) {
        if (overview) {
            show(*overview);
            return;
        }
        if (m_devices.isEmpty()) {
            m_empty->setIcon("network-disconnect");
            m_empty->setTexts(tr("The devices are known to the server only"),
                              errorText(overview.error()));
            m_empty->setAction(tr("Try again"));
            m_pages->setCurrentWidget(m_empty);
        } else {
            emit failed(overview.error());
        }
    });
}

const DeviceStatus *DevicesScreen::current() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < m_devices.size() ? &m_devices.at(row) : nullptr;
}

void DevicesScreen::show(const DeviceOverview &overview)
{
    const QUuid chosen = current() == nullptr ? QUuid() : current()->id;
    m_devices = overview.devices;
    m_model->setRowCount(static_cast<int>(m_devices.size()));
    int row = 0;
    for (int i = 0; i < m_devices.size(); ++i) {
        showRow(i, m_devices.at(i));
        row = m_devices.at(i).id == chosen ? i : row;
    }
    m_list->setCurrentIndex(m_model->index(row, Name));
    fitColumns(*m_list, Name);
    showFeed(overview.feed);
    m_empty->setTexts(tr("No devices yet"),
                      tr("Every computer on which somebody signs in appears here."));
    m_empty->setAction({});
    m_pages->setCurrentIndex(m_devices.isEmpty() ? 1 : 0);
    updateActions();
}

void DevicesScreen::showRow(int row, const DeviceStatus &device)
{
    const QLocale locale;
    const bool isActive = device.state == choiceCode(Device::State::Active);
    const bool isKnown = device.reportedAt > 0;
    const auto set = [this, row](int column, const QString &text, bool number = false) {
        auto *item = new QStandardItem(text);
        item->setTextAlignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        m_model->setItem(row, column, item);
        return item;
    };
    set(Name, device.name)->setToolTip(device.platform);
    set(Person, device.user);
    set(State, choiceLabel(ChoicesOf<Device::State>::choices(), device.state));
    set(Version, device.version);
    set(LastContact, agoText(device.lastContact, clock().now()))
        ->setToolTip(instantText(device.lastContact));
    set(Behind, isKnown && isActive ? locale.toString(device.behind) : QString(), true);
    set(Waiting, isKnown ? locale.toString(device.report.waiting) : QString(), true);
    set(Copy, isKnown ? locale.formattedDataSize(device.report.copyBytes) : QString(), true);
    QStandardItem *lease = set(Lease, isActive ? instantText(device.leaseUntil) : QString());
    if (isActive && device.leaseUntil <= clock().now()) {
        lease->setText(tr("Out since %1").arg(instantText(device.leaseUntil)));
        lease->setForeground(theme::color(ColorRole::Warning));
    }
}

void DevicesScreen::showFeed(const FeedStatus &feed)
{
    const QLocale locale;
    m_feed->setText(tr("Change feed: step %1, kept for %2 days (since %3); who was away longer "
                       "gets a new copy. "
                       "Change log: about %4 changes, %5.")
                        .arg(locale.toString(feed.tick), locale.toString(feed.keptDays),
                             feed.oldest == 0 ? tr("the beginning") : instantText(feed.oldest),
                             locale.toString(feed.changes), locale.formattedDataSize(feed.bytes)));
}

void DevicesScreen::updateActions()
{
    const DeviceStatus *device = current();
    const bool offline = source().state().link == SyncState::Link::Offline;
    for (const Command &command : Device::entity.commands) {
        const QString name = QString::fromLatin1(command.name);
        QAction *action = m_commands.value(name);
        action->setVisible(source().rights().may(Device::entity, command.name));
        const Result<void> allowed = device == nullptr
            ? Result<void>(fail("record_not_found"))
            : rules::checkCommand(recordOf(*device), name, source().identity().user);
        action->setEnabled(allowed.has_value() && !offline);
        action->setToolTip(!allowed      ? errorText(allowed.error())
                               : offline ? errorText(Error{u"offline"_s, {}, {}})
                                         : command.label.translated());
    }
    emit headerChanged();
}

void DevicesScreen::ask(const Command &command)
{
    const DeviceStatus *device = current();
    if (device == nullptr) {
        return;
    }
    const auto run = [this, &command, id = device->id,
                      name = device->name](const QMap<QString, Value> &parameters) {
        Arguments arguments;
        arguments.record = id;
        arguments.values = parameters;
        whenDone(source().execute(u"device."_s + QLatin1String(command.name), arguments), this,
                 [this, &command, name](const Result<QList<Record>> &done) {
                     if (!done) {
                         emit failed(done.error());
                         return;
                     }
                     emit noticed(tr("%1: %2").arg(name, command.label.translated()));
                     refresh();
                 });
    };
    CommandDialog::ask(context(), Device::entity, command, device->name, this, run);
}

} // namespace kontor
