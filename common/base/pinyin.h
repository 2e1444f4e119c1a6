#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kontor {

/// The text as searching compares it: lower case, full-width forms and ligatures replaced, accents
/// removed: "Ｃafé ＡＢ" -> "cafe ab".
QString foldedForSearch(QStringView text);

/// Makes what the other functions would make with the first Chinese character, in about a tenth of
/// a second. Any thread may do so beforehand.
void preparePinyin();

/// The text with each Chinese character replaced by its pinyin without tone; the rest is folded and
/// loses its spaces. ü is v, as people type it: "吕 Tea" -> "lvtea".
QString pinyin(QStringView text);

/// The same with only the first letter of each Chinese character: "北京华联" -> "bjhl".
QString pinyinInitials(QStringView text);

/// All forms of a text with Chinese characters that a search should find: pinyin and initials, in
/// both readings of the first two characters that names read in two ways (乐: le, yue). Nothing for
/// a text without Chinese characters.
QStringList pinyinForms(QStringView text);

/// A key whose bytes order texts as a Chinese reader expects: Latin letters (case and accents count
/// last), then characters by pinyin, then by strokes. From ICU's collation; keys compare only with
/// keys of the same phoneticVersion().
QByteArray pinyinSortKey(QStringView text);

/// Changes when keys or pinyin may come out differently, so that stored ones are to be made again.
QString phoneticVersion();

} // namespace kontor
