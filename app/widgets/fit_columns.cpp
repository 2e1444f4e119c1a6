#include "app/widgets/fit_columns.h"

#include "app/widgets/theme.h"

#include <QHeaderView>
#include <QTreeView>

namespace kontor {

namespace {

/// The style sheet's on both sides of a heading, of which Qt's size hint knows nothing.
constexpr int headingPadding = 2 * 2 * theme::grid;

} // namespace

void fitColumns(QTreeView &view, int stretched)
{
    QHeaderView &header = *view.header();
    header.setStretchLastSection(false);
    for (int column = 0; column < header.count(); ++column) {
        if (column != stretched) {
            view.resizeColumnToContents(column);
            header.resizeSection(column, header.sectionSize(column) + headingPadding);
        }
    }
    header.setSectionResizeMode(stretched, QHeaderView::Stretch);
}

} // namespace kontor
