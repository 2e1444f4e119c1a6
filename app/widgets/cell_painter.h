#pragma once

#include "app/widgets/theme.h"

#include <QStyleOptionViewItem>

class QPainter;

/// Paints the parts that cells of lists, grids and boards have in common.
namespace kontor::cell {

/// The background of a cell in its state: selected, under the pointer, changed a moment ago.
void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, bool changed,
                     ColorRole plain = ColorRole::Surface);
/// Text in one line with an ellipsis, within the cell's margins.
void paintText(QPainter &painter, const QRect &area, const QString &text, ColorRole role,
               Qt::Alignment alignment, const QFont &font);
/// A word on a soft coloured ground: a state.
void paintPill(QPainter &painter, const QRect &area, const QString &text, Tone tone);
/// The frame of the current cell.
void paintFrame(QPainter &painter, const QRect &area, ColorRole role, int width = 2);
/// The colour of text in a cell: as wanted, unless it is selected.
ColorRole textRole(const QStyleOptionViewItem &option, ColorRole wanted);

} // namespace kontor::cell
