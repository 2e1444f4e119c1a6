#include "app/views/report_delegate.h"

#include "app/models/format.h"

#include "app/views/report_table_view.h"

#include "app/widgets/cell_painter.h"

#include <QPainter>

namespace kontor {

namespace {

constexpr int cellMargin = 2 * theme::grid;
constexpr int indentation = 4 * theme::grid;

ReportRow::Kind kindOf(const QModelIndex &index)
{
    return static_cast<ReportRow::Kind>(index.data(ReportTableModel::KindRole).toInt());
}

} // namespace

ReportDelegate::ReportDelegate(ReportTableView &view) : QStyledItemDelegate(&view), m_view(view) {}

QFont ReportDelegate::fontOf(const QModelIndex &index) const
{
    return theme::font(TextSize::Normal, kindOf(index) != ReportRow::Kind::Line);
}

int ReportDelegate::widthOf(const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(index));
    return metrics.horizontalAdvance(index.data().toString()) + 2 * cellMargin + theme::grid
        + index.data(ReportTableModel::LevelRole).toInt() * indentation;
}

void ReportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto &model = *static_cast<const ReportTableModel *>(index.model());
    const ReportColumn &column = model.table().columns.at(index.column());
    const bool link = index.data(ReportTableModel::LinkRole).toBool();
    const bool hovered = link && m_view.hovered() == index;
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    const ReportRow::Kind kind = kindOf(index);
    painter->save();
    QStyleOptionViewItem cellOption(option);
    cellOption.state.setFlag(QStyle::State_MouseOver,
                             m_view.hovered().isValid() && m_view.hovered().row() == index.row());
    const bool sunken = kind == ReportRow::Kind::Total || kind == ReportRow::Kind::Subtotal;
    cell::paintBackground(*painter, cellOption, false,
                          sunken ? ColorRole::Sunken : ColorRole::Surface);
    const auto value = index.data(ReportTableModel::ValueRole).value<Value>();
    ColorRole role = textRole(column.type, value);
    if (link && role == ColorRole::Text && (hovered || current || !isFigure(column))) {
        role = ColorRole::Accent;
    }
    QFont font = fontOf(index);
    font.setUnderline(hovered || (link && current));
    const int level = index.data(ReportTableModel::LevelRole).toInt();
    const QRect area = option.rect.adjusted(cellMargin + level * indentation, 0, -cellMargin, 0);
    cell::paintText(*painter, area, index.data().toString(), cell::textRole(option, role),
                    index.data(Qt::TextAlignmentRole).value<Qt::Alignment>(), font);
    paintRules(*painter, option.rect, index);
    if (current) {
        cell::paintFrame(*painter, option.rect, ColorRole::Accent, 1);
    }
    painter->restore();
}

void ReportDelegate::paintRules(QPainter &painter, const QRect &cell,
                                const QModelIndex &index) const
{
    painter.setPen(
        theme::color(m_view.isStatement() ? ColorRole::BorderStrong : ColorRole::Border));
    painter.drawLine(cell.bottomLeft(), cell.bottomRight());
    if (m_view.isStatement()) {
        painter.drawLine(cell.topRight(), cell.bottomRight());
    }
    if (kindOf(index) == ReportRow::Kind::Total) {
        painter.setPen(theme::color(ColorRole::Text));
        painter.drawLine(cell.topLeft(), cell.topRight());
    }
}

} // namespace kontor
