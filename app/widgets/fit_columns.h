#pragma once

class QTreeView;

namespace kontor {

/// Gives each column the room that its texts and its heading need, and what is left to one of them.
void fitColumns(QTreeView &view, int stretched);

} // namespace kontor
