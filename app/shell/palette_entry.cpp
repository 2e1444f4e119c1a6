#include "app/shell/palette_entry.h"

#include <algorithm>
#include <cmath>

namespace kontor {

namespace {

constexpr int atStart = 100;
constexpr int atWord = 80;
constexpr int inside = 60;
constexpr int scattered = 20;
/// What a use adds at most, so that a habit outranks a slightly better match but not a much better.
constexpr double useWeight = 12.0;
/// Each new use makes the older ones count this much.
constexpr double fading = 0.97;
constexpr double forgotten = 0.05;

bool isSubsequence(const QString &text, const QString &letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0) {
            return false;
        }
        ++at;
    }
    return true;
}

int wordScore(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at == 0) {
        return atStart;
    }
    if (at > 0) {
        return text.at(at - 1).isLetterOrNumber() ? inside : atWord;
    }
    // Letters strewn over a long text mean nothing.
    return word.size() >= 2 && isSubsequence(text, word) ? scattered : 0;
}

} // namespace

int matchScore(const QString &text, const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return 1;
    }
    int worst = atStart;
    for (const QString &word : words) {
        worst = qMin(worst, wordScore(text, word));
    }
    return worst;
}

QList<PaletteEntry> ranked(const QList<PaletteEntry> &entries, const QString &typed,
                           const QVariantMap &uses)
{
    struct Scored {
        double score = 0;
        qsizetype order = 0;
    };
    QList<Scored> found;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const PaletteEntry &entry = entries.at(i);
        const int match =
            qMax(matchScore(entry.title, typed),
                 qMax(matchScore(entry.keywords, typed) - 5,
                      matchScore(entry.detail + QLatin1Char(' ') + entry.title, typed) - 30));
        if (match > 0) {
            const double used = uses.value(entry.key).toDouble();
            found.append({match + useWeight * std::log2(1 + used), i});
        }
    }
    std::sort(found.begin(), found.end(), [](const Scored &a, const Scored &b) {
        return a.score > b.score || (a.score == b.score && a.order < b.order);
    });
    QList<PaletteEntry> result;
    for (const Scored &scored : found) {
        result.append(entries.at(scored.order));
    }
    return result;
}

QVariantMap withUse(QVariantMap uses, const QString &key)
{
    for (auto it = uses.begin(); it != uses.end();) {
        const double faded = it.value().toDouble() * fading;
        if (faded < forgotten) {
            it = uses.erase(it);
        } else {
            it.value() = faded;
            ++it;
        }
    }
    uses[key] = uses.value(key).toDouble() + 1;
    return uses;
}

} // namespace kontor
