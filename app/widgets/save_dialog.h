#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace kontor {

/// Where something is to be written: asks the person, and calls `chosen` with the path unless he
/// thinks better of it.
struct SaveQuestion {
    QString title;
    QString kind;        ///< "CSV files (*.csv)"
    QString suffix;      ///< "csv"; of the file's name when none is typed
    QString name;        ///< proposed, without suffix
    QString folder = {}; ///< to begin with; empty: the person's documents
};
void askWhereToSave(QWidget *parent, const SaveQuestion &question,
                    const std::function<void(const QString &path)> &chosen);

} // namespace kontor
