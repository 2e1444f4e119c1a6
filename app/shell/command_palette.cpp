#include "app/shell/command_palette.h"

#include "app/shell/palette_delegate.h"
#include "app/widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int widest = 640;
constexpr int highest = 432;
constexpr int fromTop = 72;
constexpr qsizetype entriesShown = 60;
/// Keys come in bursts; the database is asked in the pause after one.
constexpr int searchDelayMs = 80;
} // namespace

CommandPalette::CommandPalette(DataSource &source, Preferences &preferences, QWidget *window)
    : QFrame(window),
      m_preferences(preferences),
      m_search(source),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    theme::setPanel(this, "card");
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Customer, number, amount, screen, report, command …"));
    m_field->installEventFilter(this);
    theme::setStyleProperty(m_field, "frameless", true);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    auto *hint = new QLabel(tr("Enter opens, Esc closes"), this);
    theme::setTextSize(hint, TextSize::Small);
    theme::setTone(hint, "muted");
    hint->setContentsMargins(12, 0, 12, 0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 8, 1, 8);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    auto *icon = new QLabel(this);
    icon->setPixmap(theme::icon("search", ColorRole::TextMuted).pixmap(16, 16));
    top->addWidget(icon);
    top->addWidget(m_field, 1);
    layout->addLayout(top);
    layout->addWidget(line);
    layout->addWidget(m_list, 1);
    layout->addWidget(hint);

    m_delay.setSingleShot(true);
    m_delay.setInterval(searchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] { m_search.start(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(&m_search, &RecordSearch::found, this, &CommandPalette::addRecords);
    hide();
}

void CommandPalette::open(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    m_records.clear();
    {
        const QSignalBlocker blocker(m_field);
        m_field->clear();
    }
    showMatches();
    const QWidget *window = parentWidget();
    resize(qMin(widest, window->width() - 32), qMin(highest, window->height() - 96));
    QWidget::move((window->width() - width()) / 2, fromTop);
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::search()
{
    m_records.clear();
    m_delay.start();
    showMatches();
}

void CommandPalette::addRecords(const QList<Record> &records)
{
    for (const Record &record : records) {
        const Place place = Place::record(*record.entity, record.id);
        PaletteEntry entry;
        entry.key = QStringLiteral("record/") + record.id.toString(QUuid::WithoutBraces);
        entry.kind = PaletteEntry::Kind::Record;
        entry.title = record.title();
        entry.detail = record.entity->label.translated();
        entry.icon = theme::icon("document-preview", ColorRole::TextMuted);
        entry.activate = [this, place] { emit placeChosen(place); };
        m_records.append(entry);
    }
    showMatches();
}

void CommandPalette::showMatches()
{
    const QVariantMap uses = m_preferences.get(preference::paletteUse);
    const QString typed = m_field->text().trimmed();
    m_shown = ranked(m_entries, typed, uses);
    if (typed.isEmpty()) {
        m_shown = m_shown.mid(0, entriesShown);
    }
    // A record was matched by its search text, which the entry does not show: it stands behind
    // screens and commands whose name begins as typed, before all others.
    qsizetype front = 0;
    while (front < m_shown.size() && matchScore(m_shown.at(front).title, typed) >= 80) {
        ++front;
    }
    m_shown = m_shown.mid(0, front) + m_records + m_shown.mid(front);

    m_model->clear();
    for (const PaletteEntry &entry : m_shown) {
        auto *item = new QStandardItem(entry.icon, entry.title);
        item->setData(entry.detail, PaletteDelegate::DetailRole);
        item->setData(entry.shortcut, PaletteDelegate::ShortcutRole);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::choose()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_shown.size()) {
        return;
    }
    const PaletteEntry entry = m_shown.at(row);
    hide();
    m_preferences.set(preference::paletteUse,
                      withUse(m_preferences.get(preference::paletteUse), entry.key));
    entry.activate();
}

void CommandPalette::move(int step)
{
    const int count = m_model->rowCount();
    if (count > 0) {
        const int row = (m_list->currentIndex().row() + step + count) % count;
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
    } else if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (key->key() == Qt::Key_Escape || step != 0) {
            if (event->type() == QEvent::KeyPress) {
                step == 0 ? hide() : move(step);
            }
            event->accept();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace kontor
