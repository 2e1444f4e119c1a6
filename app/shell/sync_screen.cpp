#include "app/shell/sync_screen.h"

#include "app/shell/status_strip.h"
#include "app/widgets/date_text.h"
#include "app/widgets/fit_columns.h"
#include "common/base/when_done.h"
#include "common/model/entity.h"
#include "common/model/error_text.h"

#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr int readDelayMs = 100;
constexpr int ageingMs = 30'000;
constexpr int progressWidth = 80 * theme::grid;

/// What the person did, as the button said it.
QString verbOf(const WaitingCommand &command)
{
    const QString action = command.name.section(QLatin1Char('.'), -1);
    if (action == QLatin1String("create")) {
        return SyncScreen::tr("New");
    }
    if (action == QLatin1String("update")) {
        return SyncScreen::tr("Change");
    }
    if (action == QLatin1String("delete")) {
        return SyncScreen::tr("Delete or archive");
    }
    if (action == QLatin1String("restore")) {
        return SyncScreen::tr("Restore");
    }
    const Command *named =
        command.entity == nullptr ? nullptr : command.entity->findCommand(action);
    return named == nullptr ? command.name : named->label.translated();
}

enum Column { When, What, Verb, State };

} // namespace

SyncScreen::SyncScreen(const ScreenContext &context, QWidget *parent)
    : Screen(context, parent),
      m_level(new QAction(theme::icon("view-refresh"), tr("Synchronise now"), this)),
      m_offline(new QAction(theme::icon("network-disconnect"), tr("Work offline"), this)),
      m_signOut(new QAction(tr("Sign out"), this)),
      m_remove(new QAction(tr("Remove this computer's copy"), this)),
      m_link(new QLabel(this)),
      m_age(new QLabel(this)),
      m_server(new QLabel(this)),
      m_error(new QLabel(this)),
      m_trust(new QPushButton(tr("I have compared it: trust this server"), this)),
      m_attention(new QPushButton(this)),
      m_copy(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_waitingText(new QLabel(this)),
      m_waiting(new QStandardItemModel(this)),
      m_list(new QTreeView(this))
{
    setObjectName(QStringLiteral("sync"));
    buildActions();
    buildLayout();
    m_delay.setSingleShot(true);
    m_delay.setInterval(readDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &SyncScreen::readCopy);
    connect(&source(), &DataSource::stateChanged, this, [this] {
        showState();
        m_delay.start();
    });
    m_ageing.setInterval(ageingMs);
    connect(&m_ageing, &QTimer::timeout, this, &SyncScreen::showState);
    m_ageing.start();
    refresh();
}

void SyncScreen::buildActions()
{
    m_level->setObjectName(QStringLiteral("synchronise"));
    m_offline->setObjectName(QStringLiteral("work_offline"));
    connect(m_level, &QAction::triggered, this, [this] { source().reconnect(); });
    m_offline->setToolTip(tr("Close the link until you synchronise again; everything that this "
                             "computer holds goes on working"));
    connect(m_offline, &QAction::triggered, this, [this] { source().disconnectFromServer(); });
    m_signOut->setObjectName(QStringLiteral("sign_out"));
    connect(m_signOut, &QAction::triggered, this, &SyncScreen::askToSignOut);
    m_remove->setObjectName(QStringLiteral("remove_copy"));
    connect(m_remove, &QAction::triggered, this, &SyncScreen::askToRemove);
}

void SyncScreen::buildLayout()
{
    theme::setTextSize(m_link, TextSize::Large);
    m_link->setObjectName(QStringLiteral("linkText"));
    m_age->setObjectName(QStringLiteral("syncAge"));
    m_copy->setObjectName(QStringLiteral("copyText"));
    m_list->setObjectName(QStringLiteral("waitingCommands"));
    m_error->setObjectName(QStringLiteral("linkError"));
    theme::setTone(m_error, "negative");
    theme::setTone(m_server, "muted");
    m_error->setWordWrap(true);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setTextVisible(false);
    m_trust->setObjectName(QStringLiteral("trustServer"));
    connect(m_trust, &QPushButton::clicked, this, [this] {
        const QVariantMap args = source().state().error.args;
        source().trust(args.value(QStringLiteral("server")).toString(),
                       args.value(QStringLiteral("fingerprint")).toString());
        source().reconnect();
    });
    theme::setKind(m_attention, "link");
    m_attention->setObjectName(QStringLiteral("openInbox"));
    connect(m_attention, &QPushButton::clicked, this,
            [this] { emit openRequested(Place::named(QStringLiteral("inbox"))); });
    m_list->setModel(m_waiting);
    m_list->setRootIsDecorated(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Waiting to be sent"));
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QVariant place = index.siblingAtColumn(When).data(Qt::UserRole);
        if (!place.isNull()) {
            emit openRequested(place.value<Place>());
        }
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * theme::grid, 4 * theme::grid, 6 * theme::grid, 4 * theme::grid);
    column->setSpacing(6 * theme::grid);
    column->addWidget(
        makeSection(tr("Link"), {m_link, m_error, m_trust, m_age, m_server, m_attention}));
    column->addWidget(makeSection(tr("On this computer"), {m_copy, m_progress}));
    column->addWidget(makeSection(tr("Waiting to be sent"), {m_waitingText}));
    column->addWidget(m_list, 1);
    column->addStretch();
}

QWidget *SyncScreen::makeSection(const QString &heading, const QList<QWidget *> &content)
{
    auto *section = new QWidget(this);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid);
    auto *label = new QLabel(heading, section);
    label->setProperty("heading", true);
    column->addWidget(label);
    for (QWidget *widget : content) {
        const bool button = qobject_cast<QPushButton *>(widget) != nullptr;
        column->addWidget(widget, 0, button ? Qt::AlignLeft : Qt::Alignment());
    }
    section->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return section;
}

QString SyncScreen::title() const
{
    return tr("Synchronisation");
}

Place SyncScreen::place() const
{
    return Place::named(QStringLiteral("sync"));
}

QIcon SyncScreen::icon() const
{
    return theme::icon("view-refresh");
}

QString SyncScreen::state() const
{
    switch (source().state().link) {
    case SyncState::Link::Online:
        return tr("Online");
    case SyncState::Link::Syncing:
    case SyncState::Link::Connecting:
        return tr("Connecting");
    case SyncState::Link::Offline:
        break;
    }
    return tr("Offline");
}

Tone SyncScreen::stateTone() const
{
    switch (source().state().link) {
    case SyncState::Link::Online:
        return Tone::Positive;
    case SyncState::Link::Syncing:
    case SyncState::Link::Connecting:
        return Tone::Accent;
    case SyncState::Link::Offline:
        break;
    }
    return Tone::Warning;
}

QAction *SyncScreen::primaryAction() const
{
    return m_level;
}

QList<QAction *> SyncScreen::secondaryActions() const
{
    return {m_offline, m_signOut, m_remove};
}

void SyncScreen::refresh()
{
    showState();
    readCopy();
}

void SyncScreen::showState()
{
    const SyncState state = source().state();
    m_link->setText(linkText(state));
    m_age->setText(state.lastSync == 0 ? tr("Never level with the server yet")
                                       : tr("Level with the server %1 (%2)")
                                             .arg(agoText(state.lastSync, clock().now()),
                                                  instantText(state.lastSync)));
    const QString servers = source().identity().server;
    m_server->setText(state.server.isEmpty() || state.server == servers
                          ? tr("Server: %1").arg(servers)
                          : tr("Server: %1 (of %2)").arg(state.server, servers));
    m_trust->setVisible(state.error.code == QLatin1String("certificate_unknown"));
    m_error->setVisible(!state.error.code.isEmpty());
    m_error->setText(state.error.code.isEmpty() ? QString() : errorText(state.error));
    m_attention->setVisible(state.attention > 0);
    m_attention->setText(tr("%n change(s) need you", nullptr, state.attention));
    const bool offline = state.link == SyncState::Link::Offline;
    m_offline->setEnabled(!offline);
    m_remove->setEnabled(m_hasCopy);
    m_remove->setToolTip(
        m_hasCopy ? tr("Delete the records that this computer holds, for example before you give "
                       "it away")
                  : tr("This computer holds no copy"));
    emit headerChanged();
}

void SyncScreen::readCopy()
{
    whenDone(source().desktopCopy(), this, [this](const Result<DesktopCopy> &copy) {
        if (copy) {
            showCopy(*copy);
        } else {
            emit failed(copy.error());
        }
    });
}

void SyncScreen::showCopy(const DesktopCopy &copy)
{
    const QLocale locale;
    m_hasCopy = copy.exists;
    showState();
    m_copy->setText(copy.exists
                        ? tr("A copy of the records that you may see, %1: you can work without the "
                             "server.")
                              .arg(locale.formattedDataSize(copy.bytes))
                        : tr("No copy yet: without the server there is nothing to work with."));
    if (copy.exists && copy.documentsSince.isValid()) {
        m_copy->setText(m_copy->text() + u'\n'
                        + tr("It holds all open documents, and of the closed ones those since %1. "
                             "Older ones are at the office.")
                              .arg(dateText(copy.documentsSince)));
    }
    if (copy.exists && copy.ownPlaceOnly) {
        m_copy->setText(m_copy->text() + u'\n'
                        + tr("Of stock it holds that of your own warehouse. The others are at the "
                             "office."));
    }
    m_progress->setVisible(copy.expected > 0);
    if (copy.expected > 0) {
        m_copy->setText(tr("The copy is being made: %1 of about %2 records")
                            .arg(locale.toString(copy.arrived), locale.toString(copy.expected)));
        m_progress->setMaximum(static_cast<int>(copy.expected));
        m_progress->setValue(static_cast<int>(copy.arrived));
    }
    m_waitingText->setText(copy.waiting.isEmpty()
                               ? tr("Nothing: the server has everything that you did.")
                               : tr("%n change(s), saved on this computer", nullptr,
                                    static_cast<int>(copy.waiting.size())));
    m_list->setVisible(!copy.waiting.isEmpty());
    m_waiting->clear();
    m_waiting->setHorizontalHeaderLabels({tr("When"), tr("What"), tr("Done"), tr("State")});
    for (const WaitingCommand &command : copy.waiting) {
        const QString kind =
            command.entity == nullptr ? QString() : command.entity->label.translated();
        QList<QStandardItem *> row{
            new QStandardItem(instantText(command.at)),
            new QStandardItem(command.title.isEmpty() ? kind
                                                      : tr("%1: %2").arg(kind, command.title)),
            new QStandardItem(verbOf(command)),
            new QStandardItem(command.sent ? tr("Sent, not answered yet") : tr("Waiting"))};
        if (command.entity != nullptr && !command.record.isNull()) {
            row.first()->setData(
                QVariant::fromValue(Place::record(*command.entity, command.record)), Qt::UserRole);
        }
        m_waiting->appendRow(row);
    }
    fitColumns(*m_list, What);
}

void SyncScreen::askToSignOut()
{
    const int waiting = source().state().waiting;
    if (waiting == 0) {
        emit signOutRequested();
        return;
    }
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Sign out"),
                        tr("%n change(s) have not been sent yet.", nullptr, waiting), {}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("They stay on this computer and are sent when you sign in here again."));
    QPushButton *agree = question->addButton(tr("Sign out"), QMessageBox::AcceptRole);
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(agree, &QPushButton::clicked, this, &SyncScreen::signOutRequested);
    question->open();
}

/// What goes and what stays, before anything happens.
void SyncScreen::askToRemove()
{
    const SyncState state = source().state();
    auto *question =
        new QMessageBox(QMessageBox::Question, m_remove->text(),
                        tr("Delete the records that this computer holds and sign out?"), {}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("removeQuestion"));
    QStringList told{tr("The server keeps everything. Until you sign in again with a link to it, "
                        "you cannot work on this computer.")};
    if (state.waiting > 0) {
        told.append(tr("%n change(s) that the server does not have yet stay here and are sent when "
                       "you sign in again. To leave nothing behind, synchronise first.",
                       nullptr, state.waiting));
    }
    if (state.attention > 0) {
        told.append(tr("%n change(s) that need you stay here too.", nullptr, state.attention));
    }
    question->setInformativeText(told.join(QStringLiteral("\n\n")));
    QPushButton *agree = question->addButton(tr("Remove"), QMessageBox::AcceptRole);
    theme::setKind(agree, "danger");
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(agree, &QPushButton::clicked, this, &SyncScreen::removeCopy);
    question->open();
}

void SyncScreen::removeCopy()
{
    whenDone(source().removeCopy(), this, [this](const Result<void> &removed) {
        if (removed) {
            emit signOutRequested();
        } else {
            emit failed(removed.error());
        }
    });
}

} // namespace kontor
