#pragma once

#include <QIODevice>
#include <QList>
#include <QString>

namespace kontor {

/// What a number in a cell is meant to be.
enum class CellKind { Number, Date, DateTime, Time };

/// What a number format says about the numbers it shows, e.g. "yyyy-mm-dd" or "#,##0.00".
CellKind kindOfFormat(const QString &format);

/// The kind of each cell style (`s` of a cell) as xl/styles.xml lists them.
QList<CellKind> readStyles(QIODevice &styles);

/// The cell's number as text; `serial` counts days since 1899-12-30, or since 1904-01-01.
QString serialToText(double serial, CellKind kind, bool since1904);

} // namespace kontor
