#include "server/exchange/encoding.h"

#include <QStringDecoder>

#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace kontor {

namespace {

/// Below this ICU itself calls its guess a guess (0 to 100).
constexpr int minimumConfidence = 10;

int lineAt(const QByteArray &bytes, qsizetype position)
{
    return static_cast<int>(bytes.left(position).count('\n')) + 1;
}

/// The first byte at which the text stops being UTF-8, or -1.
qsizetype firstInvalidUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString all = decoder(bytes);
    if (!decoder.hasError()) {
        return -1;
    }
    return all.left(all.indexOf(QChar::ReplacementCharacter)).toUtf8().size();
}

/// Whether everything beyond ASCII comes in pairs of bytes as GB 2312 has them. Western text does
/// not: its accented letters stand alone. A short list of names is too little for ICU's statistics.
bool looksChinese(const QByteArray &bytes)
{
    const auto in = [](char byte, int from, int to) {
        const int code = static_cast<unsigned char>(byte);
        return code >= from && code <= to;
    };
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (!in(bytes.at(i), 0x80, 0xFF)) {
            continue;
        }
        if (!in(bytes.at(i), 0xA1, 0xF7) || i + 1 == bytes.size()
            || !in(bytes.at(i + 1), 0xA1, 0xFE)) {
            return false;
        }
        ++i;
    }
    return true;
}

QString withoutMark(QString text)
{
    if (text.startsWith(QChar::ByteOrderMark)) {
        text.remove(0, 1);
    }
    return text;
}

} // namespace

Result<QString> decodeText(const QByteArray &bytes, const QString &encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(encoding.toLatin1().constData(), &status), &ucnv_close);
    if (U_FAILURE(status)) {
        return fail("encoding_unknown", "", {{QStringLiteral("encoding"), encoding}});
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    QString text(bytes.size() + 1, Qt::Uninitialized);
    auto *target = reinterpret_cast<UChar *>(text.data());
    const UChar *const begin = target;
    const char *source = bytes.constData();
    ucnv_toUnicode(converter.get(), &target, target + text.size(), &source, source + bytes.size(),
                   nullptr, true, &status);
    if (U_FAILURE(status)) {
        return fail("encoding_wrong", "",
                    {{QStringLiteral("encoding"), encoding},
                     {QStringLiteral("line"), lineAt(bytes, source - bytes.constData())}});
    }
    text.truncate(target - begin);
    return withoutMark(text);
}

Result<QString> decodeText(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes)) {
        return decodeText(bytes, QString::fromLatin1(QStringConverter::nameForEncoding(*marked)));
    }
    if (firstInvalidUtf8(bytes) < 0) {
        return withoutMark(QString::fromUtf8(bytes));
    }
    if (looksChinese(bytes)) {
        if (auto text = decodeText(bytes, QStringLiteral("GB18030"))) {
            return text;
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), bytes.constData(), static_cast<int32_t>(bytes.size()), &status);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        if (ucsdet_getConfidence(matches[i], &status) < minimumConfidence) {
            break;
        }
        // The best guess whose bytes are all valid; a guess that cannot read the file is none.
        if (auto text =
                decodeText(bytes, QString::fromLatin1(ucsdet_getName(matches[i], &status)))) {
            return text;
        }
    }
    return fail("encoding_unknown", "",
                {{QStringLiteral("line"), lineAt(bytes, firstInvalidUtf8(bytes))}});
}

} // namespace kontor
