#include "common/rules/match_name.h"

#include <QStringList>

namespace kontor::rules {

namespace {

/// The name's letters and digits, in words.
QStringList words(const QString &name)
{
    const QString plain = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    QStringList result(QString{});
    for (const QChar character : plain) {
        if (character.isLetterOrNumber() || character.isSurrogate()) {
            result.last().append(character);
        } else if (character != u'.' && character != u'\'' && !result.last().isEmpty()) {
            // A point or an apostrophe joins: "S.A." is "sa".
            result.append(QString());
        }
    }
    if (result.last().isEmpty()) {
        result.removeLast();
    }
    return result;
}

} // namespace

QString matchName(const QString &name)
{
    static const QStringList forms = {
        QStringLiteral("co"),      QStringLiteral("ltd"),  QStringLiteral("limited"),
        QStringLiteral("company"), QStringLiteral("inc"),  QStringLiteral("incorporated"),
        QStringLiteral("corp"),    QStringLiteral("llc"),  QStringLiteral("corporation"),
        QStringLiteral("plc"),     QStringLiteral("gmbh"), QStringLiteral("ag"),
        QStringLiteral("sa"),      QStringLiteral("srl"),  QStringLiteral("bv"),
        QStringLiteral("kg"),      QStringLiteral("pty")};
    static const QStringList suffixes = {QStringLiteral("股份有限公司"),
                                         QStringLiteral("有限责任公司"), QStringLiteral("有限公司"),
                                         QStringLiteral("股份公司"), QStringLiteral("公司")};
    const QStringList all = words(name);
    QStringList kept = all;
    while (kept.size() > 1 && forms.contains(kept.last())) {
        kept.removeLast();
    }
    QString match = kept.join(QString());
    for (const QString &suffix : suffixes) {
        if (match.endsWith(suffix) && match.size() > suffix.size()) {
            match.chop(suffix.size());
            break;
        }
    }
    return match;
}

} // namespace kontor::rules
