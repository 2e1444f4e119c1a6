#pragma once

#include "app/views/place.h"

#include <QIcon>
#include <QString>

#include <functional>

namespace kontor {

/// One thing that the command palette offers.
struct PaletteEntry {
    enum class Kind { Command, Screen, Report, Record, Setting, Recent };

    QString key; ///< what its uses are counted under: "screen/customers"
    Kind kind = Kind::Command;
    QString title;
    QString detail;   ///< muted, behind the title: the kind of record, the module
    QString shortcut; ///< as a person reads it
    QString keywords; ///< found by these too: English names, pinyin initials
    QIcon icon;
    std::function<void()> activate;
};

/// How well the text answers to what was typed; 0: not at all. Each typed word must occur: at the
/// start, at the start of a word, inside, or as letters in their order, better in this order.
int matchScore(const QString &text, const QString &typed);

/// The entries that match, the best first; `uses` counts how often each key was chosen, the lately
/// chosen counting more.
QList<PaletteEntry> ranked(const QList<PaletteEntry> &entries, const QString &typed,
                           const QVariantMap &uses);

/// Counts one use; older ones fade, so that what is done now rises.
QVariantMap withUse(QVariantMap uses, const QString &key);

} // namespace kontor
