#include "app/widgets/filter_bar.h"

#include "app/widgets/filter_editor.h"
#include "app/widgets/reference_lookup.h"
#include "app/widgets/theme.h"

#include "common/base/when_done.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace kontor {

namespace {
/// Between the last key and the search; typing on does not search for each letter.
constexpr int searchDelayMs = 120;
constexpr int searchWidth = 64 * theme::grid;
} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent),
      m_search(new QLineEdit(this)),
      m_add(new QToolButton(this)),
      m_clear(new QToolButton(this)),
      m_editor(new FilterEditor(this)),
      m_chips(new QHBoxLayout),
      m_row(new QHBoxLayout)
{
    m_search->addAction(theme::icon("search", ColorRole::TextMuted), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(searchWidth);
    m_search->setPlaceholderText(tr("Search  ( / )"));
    m_search->installEventFilter(this);
    m_add->setText(tr("Filter"));
    m_clear->setText(tr("Show all"));
    m_add->setIcon(theme::icon("view-filter", ColorRole::TextMuted));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : {m_add, m_clear}) {
        theme::setTone(button, "muted");
    }
    m_chips->setSpacing(theme::grid);
    m_row->setContentsMargins(theme::margin, theme::grid, theme::margin, theme::grid);
    m_row->setSpacing(2 * theme::grid);
    m_row->addWidget(m_search);
    m_row->addLayout(m_chips);
    m_row->addWidget(m_add);
    m_row->addWidget(m_clear);
    m_row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_editor);
    m_editor->hide();
    theme::setPanel(this, "surface");

    m_delay.setSingleShot(true);
    m_delay.setInterval(searchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    connect(m_add, &QToolButton::clicked, this, &FilterBar::startCondition);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_editor, &FilterEditor::taken, this, &FilterBar::takeCondition);
    connect(m_editor, &FilterEditor::closed, this, [this] {
        m_editor->hide();
        m_search->setFocus();
    });
    rebuild();
}

void FilterBar::setFields(const QList<FilterField> &fields)
{
    m_fields = fields;
    m_editor->setFields(fields);
    rebuild();
}

QString FilterBar::words() const
{
    return m_search->text().trimmed();
}

Filter FilterBar::filter() const
{
    Filter result;
    for (const Filter &condition : m_conditions) {
        result = result && condition;
    }
    return words().isEmpty() ? result : result && Filter::search(words());
}

void FilterBar::setFilter(const Filter &filter)
{
    m_conditions.clear();
    QString words;
    // Taken apart where all parts must hold; `a && b` nests to the left.
    QList<Filter> open{filter};
    while (!open.isEmpty()) {
        const Filter next = open.takeFirst();
        if (next.op == Filter::Op::All) {
            open = next.parts + open;
        } else if (next.op == Filter::Op::Search) {
            words = next.values.value(0).toText();
        } else {
            m_conditions.append(next);
        }
    }
    const QSignalBlocker blocker(m_search);
    m_search->setText(words);
    m_delay.stop();
    rebuild();
}

void FilterBar::addCondition(const Filter &condition)
{
    m_edited = -1;
    takeCondition(condition);
}

void FilterBar::addTool(QWidget *tool)
{
    m_row->addWidget(tool);
}

void FilterBar::startCondition()
{
    m_edited = -1;
    m_editor->begin();
}

void FilterBar::clear()
{
    const bool had = !isEmpty();
    setFilter({});
    if (had) {
        emit changed();
    }
}

void FilterBar::takeCondition(const Filter &condition)
{
    if (m_edited >= 0 && m_edited < m_conditions.size()) {
        m_conditions[m_edited] = condition;
    } else {
        m_conditions.append(condition);
    }
    m_editor->hide();
    rebuild();
    m_search->setFocus();
    emit changed();
}

void FilterBar::removeCondition(int index)
{
    m_conditions.removeAt(index);
    m_editor->hide();
    rebuild();
    emit changed();
}

void FilterBar::rebuild()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_conditions.size(); ++i) {
        addChip(i);
    }
    m_add->setVisible(!m_fields.isEmpty());
    m_clear->setVisible(!m_conditions.isEmpty());
    askForTitles();
}

void FilterBar::addChip(int index)
{
    auto *chip = new QFrame(this);
    theme::setPanel(chip, "chip");
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(theme::grid, 0, 0, 0);
    row->setSpacing(0);
    auto *text = new QToolButton(chip);
    text->setText(filterSentence(m_fields, m_conditions.at(index), m_titles));
    text->setToolTip(tr("Change this condition"));
    text->setObjectName(QStringLiteral("chip"));
    auto *remove = new QToolButton(chip);
    remove->setIcon(theme::icon("window-close-symbolic", ColorRole::TextMuted));
    remove->setIconSize({12, 12});
    remove->setToolTip(tr("Remove this condition"));
    row->addWidget(text);
    row->addWidget(remove);
    m_chips->addWidget(chip);
    connect(text, &QToolButton::clicked, this, [this, index] {
        m_edited = index;
        m_editor->edit(m_conditions.at(index));
    });
    connect(remove, &QToolButton::clicked, this, [this, index] { removeCondition(index); });
}

void FilterBar::askForTitles()
{
    for (const Filter &condition : std::as_const(m_conditions)) {
        const FilterParts parts = takeApart(m_fields, condition);
        if (parts.field < 0 || m_fields.at(parts.field).lookup == nullptr) {
            continue;
        }
        for (const Value &value : parts.values) {
            const QUuid id = value.toUuid();
            if (id.isNull() || m_titles.contains(id)) {
                continue;
            }
            m_titles.insert(id, QStringLiteral("…"));
            whenDone(m_fields.at(parts.field).lookup->find(id), this,
                     [this, id](const ReferenceHit &hit) {
                         m_titles.insert(id, hit.title);
                         rebuild();
                     });
        }
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (key->modifiers() == Qt::NoModifier) {
                if (m_delay.isActive()) {
                    m_delay.stop();
                    emit changed();
                }
                emit left();
                return true;
            }
            break;
        case Qt::Key_Escape:
            if (!m_search->text().isEmpty()) {
                m_search->clear();
                return true;
            }
            emit left();
            return true;
        case Qt::Key_Backspace:
            if (m_search->text().isEmpty() && !m_conditions.isEmpty()) {
                removeCondition(static_cast<int>(m_conditions.size()) - 1);
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kontor
