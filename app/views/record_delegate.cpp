#include "app/views/record_delegate.h"

#include "app/models/field_edit.h"
#include "app/models/format.h"

#include "app/views/record_table.h"

#include "app/widgets/cell_painter.h"
#include "app/widgets/value_edit.h"

#include <QKeyEvent>
#include <QPainter>

namespace kontor {

namespace {
constexpr int cellMargin = 2 * theme::grid;
} // namespace

RecordDelegate::RecordDelegate(const ScreenContext &context, RecordTable &table)
    : QStyledItemDelegate(&table), m_context(context), m_table(table)
{
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto &model = *static_cast<const RecordTableModel *>(index.model());
    const ListColumn &column = model.columns().at(index.column());
    painter->save();
    QStyleOptionViewItem cellOption(option);
    cellOption.state.setFlag(QStyle::State_MouseOver, index.row() == m_table.hoveredRow());
    cell::paintBackground(*painter, cellOption, index.data(RecordTableModel::ChangedRole).toBool());
    const QRect area = option.rect.adjusted(cellMargin, 0, -cellMargin, 0);
    if (model.rowAt(index.row()) == nullptr) {
        // On its way: a trace where the text will be.
        painter->fillRect(QRect(area.left(), area.center().y() - 3, area.width() * 2 / 3, 6),
                          theme::color(ColorRole::Sunken));
    } else {
        const auto value = index.data(RecordTableModel::ValueRole).value<Value>();
        const QString text = index.data().toString();
        const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        if (column.field.type == FieldType::Choice) {
            cell::paintPill(*painter, area, text, toneOfState(value.toText()));
        } else if (column.field.type == FieldType::Boolean) {
            cell::paintText(*painter, area, value.toBool() ? text : QStringLiteral("–"),
                            cell::textRole(option, textRole(column.field.type, value)), alignment,
                            theme::font());
        } else {
            const bool naming = index.column() == 0;
            cell::paintText(*painter, area, text,
                            cell::textRole(option, textRole(column.field.type, value)), alignment,
                            theme::font(TextSize::Normal, naming));
        }
    }
    painter->setPen(theme::color(ColorRole::Border));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)
        && index.flags().testFlag(Qt::ItemIsEditable)) {
        cell::paintFrame(*painter, option.rect, ColorRole::Accent, 1);
    }
    painter->restore();
}

QWidget *RecordDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    const auto &model = *static_cast<const RecordTableModel *>(index.model());
    ValueEdit *edit = makeEdit(model.columns().at(index.column()).field, m_context.source,
                               m_context.clock, parent);
    edit->setInGrid(true);
    edit->focusProxy()->installEventFilter(const_cast<RecordDelegate *>(this));
    edit->focusProxy()->setProperty("cellEditor", QVariant::fromValue(edit));
    return edit;
}

void RecordDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (!editor->property("filled").toBool()) {
        editor->setProperty("filled", true);
        static_cast<ValueEdit *>(editor)->setValue(
            index.data(RecordTableModel::ValueRole).value<Value>());
    }
}

void RecordDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                  const QModelIndex &index) const
{
    auto *edit = static_cast<ValueEdit *>(editor);
    if (!edit->problem()) {
        model->setData(index, QVariant::fromValue(edit->value()), Qt::EditRole);
    }
}

void RecordDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool RecordDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *edit = watched->property("cellEditor").value<ValueEdit *>();
    if (edit == nullptr) {
        return false;
    }
    const auto close = [this, edit](bool keep) {
        if (edit->property("closing").toBool()) {
            return; // closing it takes its focus away
        }
        edit->setProperty("closing", true);
        if (keep) {
            emit commitData(edit);
        }
        emit closeEditor(edit, keep ? NoHint : RevertModelCache);
    };
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) {
            close(!edit->problem());
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress) {
        return false;
    }
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (edit->finish() && !edit->problem()) {
            close(true);
        }
        return true;
    case Qt::Key_Escape:
        close(false);
        return true;
    default:
        return false;
    }
}

} // namespace kontor
