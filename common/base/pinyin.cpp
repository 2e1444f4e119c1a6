#include "common/base/pinyin.h"

#include <QHash>
#include <QMutex>

#include <unicode/coll.h>
#include <unicode/translit.h>

#include <array>
#include <atomic>
#include <memory>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// Characters that names of people, places and companies read in two ways: the usual reading first.
/// ICU knows one reading each, and not always the one that names have (曾 ceng, 翟 di).
struct TwoReadings {
    char16_t character;
    const char *usual;
    const char *other;
};
constexpr TwoReadings twoReadings[] = {
    {u'重', "chong", "zhong"}, {u'长', "chang", "zhang"}, {u'行', "hang", "xing"},
    {u'乐', "le", "yue"},      {u'单', "shan", "dan"},    {u'曾', "zeng", "ceng"},
    {u'仇', "qiu", "chou"},    {u'解', "xie", "jie"},     {u'朴', "piao", "pu"},
    {u'查', "zha", "cha"},     {u'盖', "gai", "ge"},      {u'翟', "zhai", "di"},
    {u'区', "qu", "ou"},       {u'覃', "qin", "tan"},     {u'缪', "miao", "mou"},
    {u'厦', "xia", "sha"},     {u'都', "du", "dou"},      {u'会', "hui", "kuai"},
    {u'参', "can", "shen"},    {u'藏', "zang", "cang"},   {u'埔', "pu", "bu"},
    {u'番', "fan", "pan"},     {u'调', "tiao", "diao"},   {u'传', "chuan", "zhuan"},
    {u'尉', "wei", "yu"},      {u'种', "zhong", "chong"}, {u'晟', "sheng", "cheng"},
    {u'沈', "shen", "chen"},
};

const TwoReadings *findTwoReadings(char32_t character)
{
    for (const TwoReadings &entry : twoReadings) {
        if (entry.character == character) {
            return &entry;
        }
    }
    return nullptr;
}

/// No Chinese character stands before this one.
constexpr char16_t firstHan = 0x2e80;

bool isHan(char32_t character)
{
    return QChar::script(character) == QChar::Script_Han && QChar::isLetter(character);
}

/// "lǚ" -> "lv": tones go, the two dots of ü stay as people type them.
QString withoutTones(const QString &latin)
{
    QString letters;
    for (const QChar c : latin.normalized(QString::NormalizationForm_D)) {
        if (c == QChar(0x308) && letters.endsWith(u'u')) {
            letters.back() = u'v';
        } else if (c.isLetter()) {
            letters.append(c.toLower());
        }
    }
    return letters;
}

/// ICU's reading of a character. Its table takes a tenth of a second to make, so it is made with
/// the first Chinese character. Not to be called by two threads at once.
QString askIcu(char32_t character)
{
    static const std::unique_ptr<const icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Transliterator> made(
            icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
        if (U_FAILURE(status) || !made) {
            qFatal("ICU has no Han-Latin: %s", u_errorName(status));
        }
        return made;
    }();
    icu::UnicodeString text(static_cast<UChar32>(character));
    transliterator->transliterate(text);
    return withoutTones(QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length()));
}

struct Reading {
    QString usual;
    QString other; ///< empty unless there are two readings
};

/// The readings of single characters; each is found out once and kept, without a lock for those of
/// the basic plane, which are nearly all.
class Readings
{
public:
    const Reading &of(char32_t character)
    {
        if (character >= m_basic.size()) {
            const QMutexLocker lock(&m_mutex);
            const auto found = m_others.constFind(character);
            return **(found != m_others.cend() ? found
                                               : m_others.insert(character, findOut(character)));
        }
        std::atomic<const Reading *> &place = m_basic[character];
        const Reading *reading = place.load(std::memory_order_acquire);
        if (reading == nullptr) {
            const QMutexLocker lock(&m_mutex);
            reading = place.load(std::memory_order_relaxed);
            if (reading == nullptr) {
                reading = findOut(character);
                place.store(reading, std::memory_order_release);
            }
        }
        return *reading;
    }

private:
    /// Kept as long as the program runs.
    static const Reading *findOut(char32_t character)
    {
        const TwoReadings *two = findTwoReadings(character);
        return two != nullptr
            ? new Reading{QString::fromLatin1(two->usual), QString::fromLatin1(two->other)}
            : new Reading{askIcu(character), {}};
    }

    QMutex m_mutex;
    std::array<std::atomic<const Reading *>, 0x10000> m_basic{};
    QHash<char32_t, const Reading *> m_others;
};

const Reading &readingOf(char32_t character)
{
    static Readings readings;
    return readings.of(character);
}

/// A text cut into its Chinese characters and what stands between them.
struct Syllable {
    const Reading *reading = nullptr; ///< of a Chinese character
    QString between;
};

QList<Syllable> syllables(QStringView text)
{
    QList<Syllable> result;
    result.reserve(text.size());
    qsizetype start = 0; // of what stands between
    const auto flush = [&](qsizetype end) {
        if (end > start) {
            QString folded = foldedForSearch(text.sliced(start, end - start));
            folded.remove(u' ');
            if (!folded.isEmpty()) {
                result.append(Syllable{nullptr, folded});
            }
        }
    };
    for (qsizetype at = 0; at < text.size();) {
        char32_t character = text.at(at).unicode();
        const qsizetype begin = at++;
        if (QChar::isHighSurrogate(character) && at < text.size() && text.at(at).isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text.at(begin), text.at(at++));
        }
        if (character >= firstHan && isHan(character)) {
            flush(begin);
            result.append(Syllable{&readingOf(character), {}});
            start = at;
        }
    }
    flush(text.size());
    return result;
}

/// The syllables in `otherwise` have their other reading.
QString joined(const QList<Syllable> &parts, bool initials, const QList<qsizetype> &otherwise = {})
{
    constexpr qsizetype longest = 6; // "zhuang"
    QString text;
    text.reserve(parts.size() * longest);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Syllable &part = parts.at(i);
        if (part.reading == nullptr) {
            text.append(part.between);
            continue;
        }
        const QString &latin = otherwise.contains(i) ? part.reading->other : part.reading->usual;
        text.append(initials ? QStringView(latin).left(1) : QStringView(latin));
    }
    return text;
}

/// Only its const functions are used, which any number of threads may.
const icu::Collator &collator()
{
    static const std::unique_ptr<const icu::Collator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
        // The Chinese locale puts characters before letters; people know it the other way round.
        const int32_t natural = UCOL_REORDER_CODE_NONE;
        if (made) {
            made->setReorderCodes(&natural, 1, status);
        }
        if (U_FAILURE(status)) {
            qFatal("ICU has no pinyin collation: %s", u_errorName(status));
        }
        return made;
    }();
    return *instance;
}

} // namespace

QString foldedForSearch(QStringView text)
{
    // ASCII, and the Chinese characters that neither decompose nor have a case.
    const auto isPlain = [](QChar c) {
        return c.unicode() < 128 || (c.unicode() >= 0x3400 && c.unicode() <= 0x9fff);
    };
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        return text.toString().toLower();
    }
    QString folded;
    for (const QChar c : text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.category() != QChar::Mark_NonSpacing) {
            folded.append(c);
        }
    }
    return folded;
}

void preparePinyin()
{
    readingOf(U'一');
    collator();
}

QString pinyin(QStringView text)
{
    return joined(syllables(text), false);
}

QString pinyinInitials(QStringView text)
{
    return joined(syllables(text), true);
}

QStringList pinyinForms(QStringView text)
{
    // Most texts (telephone numbers, codes) end here.
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < firstHan; })) {
        return {};
    }
    const QList<Syllable> parts = syllables(text);
    if (std::none_of(parts.begin(), parts.end(),
                     [](const Syllable &part) { return part.reading != nullptr; })) {
        return {};
    }
    QList<QList<qsizetype>> variants{{}};
    for (qsizetype i = 0; i < parts.size() && variants.size() < 4; ++i) {
        if (parts.at(i).reading == nullptr || parts.at(i).reading->other.isEmpty()) {
            continue;
        }
        for (QList<qsizetype> variant : QList<QList<qsizetype>>(variants)) {
            variant.append(i);
            variants.append(variant);
        }
    }
    QStringList forms;
    for (const QList<qsizetype> &otherwise : variants) {
        for (const bool initials : {false, true}) {
            const QString form = joined(parts, initials, otherwise);
            if (!forms.contains(form)) {
                forms.append(form);
            }
        }
    }
    return forms;
}

QByteArray pinyinSortKey(QStringView text)
{
    const icu::UnicodeString source(false, reinterpret_cast<const char16_t *>(text.utf16()),
                                    static_cast<int32_t>(text.size()));
    QByteArray key(128, Qt::Uninitialized);
    auto *buffer = reinterpret_cast<uint8_t *>(key.data());
    int32_t size = collator().getSortKey(source, buffer, static_cast<int32_t>(key.size()));
    if (size > key.size()) {
        key.resize(size);
        buffer = reinterpret_cast<uint8_t *>(key.data());
        size = collator().getSortKey(source, buffer, size);
    }
    key.resize(std::max(size - 1, 0)); // without the zero at its end
    return key;
}

QString phoneticVersion()
{
    UVersionInfo version;
    collator().getVersion(version);
    return u"2-%1.%2.%3"_s.arg(version[0]).arg(version[1]).arg(version[2]);
}

} // namespace kontor
