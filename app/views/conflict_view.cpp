#include "app/views/conflict_view.h"

#include "app/models/field_edit.h"
#include "app/models/reference_titles.h"

#include "app/widgets/date_text.h"
#include "app/widgets/value_card.h"
#include "app/widgets/value_edit.h"

#include "common/base/when_done.h"

#include <QApplication>
#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QShortcut>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
constexpr int labelWidth = 22 * theme::grid;
} // namespace

ConflictView::ConflictView(const ScreenContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_titles(new ReferenceTitles(context.source, this)),
      m_heading(new QLabel(this))
{
    theme::setPanel(this, "surface");
    m_heading->setWordWrap(true);
    theme::setTone(m_heading, "muted");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3 * theme::grid);
    column->setAlignment(Qt::AlignTop);
    column->addWidget(m_heading);
    for (const auto &[key, mine] : {std::pair(Qt::Key_M, true), std::pair(Qt::Key_T, false)}) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, mine = mine] { chooseOne(mine); });
    }
}

void ConflictView::clear()
{
    setFocusProxy(nullptr);
    delete m_table;
    m_table = nullptr;
    m_rows.clear();
}

void ConflictView::showItem(const AttentionItem &item)
{
    clear();
    m_item = item;
    m_heading->setText(
        tr("While you changed this, somebody else gave the same field another value, which holds "
           "for now. Decide which one stays, or write what shall stand there."));
    m_table = new QWidget(this);
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(3 * theme::grid);
    grid->setVerticalSpacing(2 * theme::grid);
    grid->setColumnMinimumWidth(0, labelWidth);
    for (int column = 1; column <= 3; ++column) {
        grid->setColumnStretch(column, 1);
    }
    addHeading(*grid, 1, tr("Yours (M)"));
    addHeading(*grid, 2, tr("Theirs (T)"));
    addHeading(*grid, 3, tr("Will be saved"));
    for (const FieldConflict &conflict : item.conflicts) {
        addRow(*grid, conflict);
    }
    static_cast<QVBoxLayout *>(layout())->addWidget(m_table);
    setFocusProxy(m_rows.isEmpty() ? nullptr : m_rows.constFirst().mine);
    showTexts();
    Record shown(*item.entity);
    QList<Record> records;
    for (const Row &row : std::as_const(m_rows)) {
        for (const Value &value : {row.conflict.base, row.conflict.mine, row.conflict.theirs}) {
            shown.set(row.field->name, value);
            records.append(shown);
        }
    }
    m_titles->fetch(records, [this] { showTexts(); });
    askWho();
    emit changed();
}

QLabel *ConflictView::addHeading(QGridLayout &grid, int column, const QString &text)
{
    auto *label = new QLabel(text, m_table);
    label->setProperty("heading", true);
    grid.addWidget(label, 0, column);
    return label;
}

void ConflictView::addRow(QGridLayout &grid, const FieldConflict &conflict)
{
    const Field *field = m_item.entity->find(conflict.field);
    if (field == nullptr) {
        return;
    }
    const int index = static_cast<int>(m_rows.size());
    Row row{conflict, field};
    auto *label = new QLabel(field->label.translated(), m_table);
    label->setWordWrap(true);
    label->setObjectName(u"label"_s);
    row.mine = new ValueCard(m_table);
    row.theirs = new ValueCard(m_table);
    row.mine->setAccessibleName(tr("%1, yours").arg(field->label.translated()));
    row.theirs->setAccessibleName(tr("%1, theirs").arg(field->label.translated()));
    row.result = makeEdit(*field, m_context.source, m_context.clock, m_table);
    row.result->setAccessibleName(field->label.translated());
    auto *group = new QButtonGroup(m_table);
    group->addButton(row.mine);
    group->addButton(row.theirs);
    connect(row.mine, &QAbstractButton::clicked, this, [this, index] { choose(index, true); });
    connect(row.theirs, &QAbstractButton::clicked, this, [this, index] { choose(index, false); });
    connect(row.result, &ValueEdit::edited, this, [this, index] {
        Row &edited = m_rows[index];
        edited.decided = true;
        const Value value = edited.result->value();
        edited.mine->group()->setExclusive(false);
        edited.mine->setChecked(value == edited.conflict.mine);
        edited.theirs->setChecked(value == edited.conflict.theirs);
        edited.mine->group()->setExclusive(true);
        emit changed();
    });
    const int line = index + 1;
    grid.addWidget(label, line, 0, Qt::AlignTop);
    grid.addWidget(row.mine, line, 1, Qt::AlignTop);
    grid.addWidget(row.theirs, line, 2, Qt::AlignTop);
    grid.addWidget(row.result, line, 3, Qt::AlignTop);
    m_rows.append(row);
}

void ConflictView::showTexts()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.mine->setValueText(m_titles->text(*row.field, row.conflict.mine));
        row.theirs->setValueText(m_titles->text(*row.field, row.conflict.theirs));
        row.mine->setSource(tr("you, %1").arg(instantText(m_item.at)));
        const QString before = m_titles->text(*row.field, row.conflict.base);
        const QString hint =
            before.isEmpty() ? tr("Before: nothing") : tr("Before: %1").arg(before);
        row.mine->setToolTip(hint);
        row.theirs->setToolTip(hint);
    }
}

/// The history tells who gave the other value.
void ConflictView::askWho()
{
    whenDone(m_context.source.history(*m_item.entity, m_item.record), this,
             [this, command = m_item.command](const Result<QList<HistoryEntry>> &history) {
                 if (!history || command != m_item.command) {
                     return;
                 }
                 for (const Row &row : std::as_const(m_rows)) {
                     for (const HistoryEntry &entry : *history) {
                         const Change &change = entry.change;
                         if (change.operation == Change::Operation::Update
                             && change.after.value(row.field->name) == row.conflict.theirs
                             && change.before.value(row.field->name) != row.conflict.theirs) {
                             row.theirs->setSource(
                                 tr("%1, %2").arg(entry.user, instantText(entry.at)));
                             break;
                         }
                     }
                 }
             });
}

void ConflictView::choose(int index, bool mine)
{
    Row &row = m_rows[index];
    (mine ? row.mine : row.theirs)->setChecked(true);
    row.result->setValue(mine ? row.conflict.mine : row.conflict.theirs);
    row.decided = true;
    emit changed();
}

void ConflictView::chooseAll(bool mine)
{
    for (int i = 0; i < m_rows.size(); ++i) {
        choose(i, mine);
    }
}

void ConflictView::chooseOne(bool mine)
{
    int index = focusedRow();
    for (int i = 0; index < 0 && i < m_rows.size(); ++i) {
        index = m_rows.at(i).decided ? -1 : i;
    }
    if (index >= 0) {
        choose(index, mine);
        focusUndecided();
    }
}

void ConflictView::focusUndecided()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.decided) {
            row.mine->setFocus();
            return;
        }
    }
}

int ConflictView::focusedRow() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        if (focus == row.mine || focus == row.theirs) {
            return i;
        }
    }
    return -1;
}

int ConflictView::indexOf(const QString &field) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).conflict.field == field) {
            return i;
        }
    }
    return -1;
}

bool ConflictView::isDecided() const
{
    return !m_rows.isEmpty() && std::all_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.decided && !row.result->problem();
    });
}

Resolution ConflictView::resolution() const
{
    Resolution resolution;
    for (const Row &row : m_rows) {
        if (row.result->value() != row.conflict.theirs) {
            resolution.values.insert(row.conflict.field, row.result->value());
        }
    }
    resolution.kind =
        resolution.values.isEmpty() ? Resolution::Kind::Discard : Resolution::Kind::Values;
    return resolution;
}

} // namespace kontor
