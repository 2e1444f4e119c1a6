#include "app/widgets/line_delegate.h"

#include "app/widgets/cell_painter.h"
#include "app/widgets/check_edit.h"
#include "app/widgets/date_edit.h"
#include "app/widgets/line_model.h"
#include "app/widgets/number_edit.h"
#include "app/widgets/reference_picker.h"

#include <QEvent>
#include <QPainter>

namespace kontor {

LineDelegate::LineDelegate(LineModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_clock(clock)
{
}

void LineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const bool computed = index.data(LineModel::ComputedRole).toBool() || m_model.isReadOnly();
    const bool wrong = !index.data(LineModel::ErrorRole).toString().isEmpty();
    const bool pending = index.data(LineModel::PendingRole).toBool();
    QStyleOptionViewItem plain(option);
    plain.state.setFlag(QStyle::State_MouseOver, false);
    cell::paintBackground(*painter, plain, false,
                          wrong || pending                        ? ColorRole::NegativeSoft
                              : computed && !m_model.isReadOnly() ? ColorRole::Sunken
                                                                  : ColorRole::Surface);
    const LineColumn &column = m_model.columns().at(index.column());
    const auto value = index.data(LineModel::ValueRole).value<Value>();
    const ColorRole role = pending || wrong                              ? ColorRole::Negative
        : value.toInt() < 0                                              ? ColorRole::Negative
        : column.type != FieldType::Boolean && value == Value(qint64{0}) ? ColorRole::Zero
                                                                         : ColorRole::Text;
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    cell::paintText(*painter, option.rect.adjusted(6, 0, -6, 0),
                    index.data(Qt::DisplayRole).toString(), cell::textRole(option, role), alignment,
                    theme::font());
    if (wrong || pending) {
        // Not by colour alone: a mark in the corner, the words on pointing.
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(ColorRole::Negative));
        const QPoint corner = option.rect.topRight();
        painter->drawPolygon(
            QPolygon({corner + QPoint(1, 0), corner + QPoint(-6, 0), corner + QPoint(1, 7)}));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        cell::paintFrame(*painter, option.rect, ColorRole::Accent);
    }
    painter->restore();
}

QWidget *LineDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    const LineColumn &column = m_model.columns().at(index.column());
    ValueEdit *editor = nullptr;
    switch (column.type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        editor = new NumberEdit(column.format, parent);
        break;
    case FieldType::Date:
        editor = new DateEdit(m_clock, parent);
        break;
    case FieldType::Choice:
        editor = new ChoiceEdit(column.choices, parent);
        break;
    case FieldType::Boolean:
        editor = new CheckEdit(parent);
        break;
    case FieldType::Reference:
        if (column.lookup != nullptr) {
            editor = new ReferencePicker(*column.lookup, parent);
            break;
        }
        return nullptr;
    case FieldType::Text:
        editor = new TextEdit(parent);
        break;
    case FieldType::Instant:
    case FieldType::Bytes:
        return nullptr;
    }
    editor->setInGrid(true);
    emit editorMade(editor);
    return editor;
}

void LineDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *edit = static_cast<ValueEdit *>(editor);
    if (edit->property("filled").toBool()) {
        return; // the line changed around the cell; what is being typed stays
    }
    edit->setProperty("filled", true);
    const auto value = index.data(LineModel::ValueRole).value<Value>();
    const bool exists = index.row() < m_model.lineCount();
    const QString typed =
        exists ? m_model.lineAt(index.row()).typed.value(index.column()) : QString();
    if (!typed.isEmpty()) {
        edit->setTypedText(typed);
    } else if (auto *picker = qobject_cast<ReferencePicker *>(edit)) {
        picker->setReference(value.toUuid(), index.data(Qt::DisplayRole).toString());
    } else {
        edit->setValue(value);
    }
}

void LineDelegate::setModelData(QWidget *editor, QAbstractItemModel *,
                                const QModelIndex &index) const
{
    const auto *edit = static_cast<ValueEdit *>(editor);
    LineModel::Entry entry{edit->value(), {}, {}};
    if (edit->problem()) {
        entry.typed = edit->typedText();
    } else if (const auto *picker = qobject_cast<const ReferencePicker *>(edit)) {
        entry.title = picker->title();
    }
    const bool untouched = index.row() >= m_model.lineCount() && entry.typed.isEmpty()
        && (entry.value.isBlank() || entry.value == Value(qint64{0})
            || entry.value == Value(false));
    if (!untouched) {
        m_model.enter(index.row(), index.column(), entry);
    }
}

void LineDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool LineDelegate::eventFilter(QObject *, QEvent *)
{
    return false; // the grid decides what keys do and when an editor closes
}

} // namespace kontor
