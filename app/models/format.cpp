#include "app/models/format.h"

#include "app/widgets/date_text.h"

#include <QCoreApplication>
#include <QHash>

namespace kontor {

using namespace Qt::StringLiterals;

NumberFormat numberFormat(const Field &field)
{
    switch (field.type) {
    case FieldType::Amount:
        return NumberFormat::amount();
    case FieldType::Quantity:
        return NumberFormat::quantity();
    case FieldType::Rate:
        return field.has(Percent)  ? NumberFormat::percentage()
            : field.has(UnitPrice) ? NumberFormat::unitPrice()
                                   : NumberFormat::rate();
    default:
        return NumberFormat::integer();
    }
}

NumberFormat numberFormat(const ReportColumn &column)
{
    switch (column.type) {
    case FieldType::Amount:
        return NumberFormat::amount(column.digits);
    case FieldType::Quantity:
        return NumberFormat{Quantity::scale, column.digits, Quantity::scale, false};
    case FieldType::Rate:
        return NumberFormat{Rate::scale, column.digits, column.digits, column.percent};
    default:
        return NumberFormat::integer();
    }
}

namespace {

QString textOf(FieldType type, const NumberFormat &format, const Value &value,
               const QLocale &locale)
{
    if (value.isWithheld()) {
        return u"•••"_s;
    }
    if (value.isEmpty()) {
        return {};
    }
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return numberText(value.toInt(), format, locale);
    case FieldType::Date:
        return dateText(value.toDate(), locale);
    case FieldType::Instant:
        return instantText(value.toInt(), locale);
    case FieldType::Boolean:
        return value.toBool() ? QCoreApplication::translate("Format", "Yes")
                              : QCoreApplication::translate("Format", "No");
    case FieldType::Bytes:
        return QCoreApplication::translate("Format", "%n byte(s)", nullptr,
                                           static_cast<int>(value.toBytes().size()));
    case FieldType::Reference:
        return {};
    case FieldType::Text:
    case FieldType::Choice:
        break;
    }
    return value.toText();
}

} // namespace

QString displayText(const Field &field, const Value &value, const QLocale &locale)
{
    if (field.type == FieldType::Choice && field.choices != nullptr && !value.isWithheld()) {
        return choiceLabel(field.choices(), value.toText());
    }
    return textOf(field.type, numberFormat(field), value, locale);
}

QString displayText(const ReportColumn &column, const Value &value, const QLocale &locale)
{
    return textOf(column.type, numberFormat(column), value, locale);
}

Qt::Alignment alignment(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

ColorRole textRole(FieldType type, const Value &value)
{
    if (value.isWithheld()) {
        return ColorRole::TextDisabled;
    }
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return value.toInt() < 0 ? ColorRole::Negative
            : value.toInt() == 0 ? ColorRole::Zero
                                 : ColorRole::Text;
    case FieldType::Boolean:
        return value.toBool() ? ColorRole::Text : ColorRole::Zero;
    case FieldType::Instant:
        return ColorRole::TextMuted;
    default:
        return ColorRole::Text;
    }
}

QString choiceLabel(const QList<Choice> &choices, const QString &code)
{
    for (const Choice &choice : choices) {
        if (code == QLatin1String(choice.code)) {
            return choice.label.translated();
        }
    }
    return code;
}

Tone toneOfState(const QString &code)
{
    static const QHash<QString, Tone> tones = {
        {u"draft"_s, Tone::Neutral},      {u"sent"_s, Tone::Accent},
        {u"open"_s, Tone::Accent},        {u"active"_s, Tone::Positive},
        {u"confirmed"_s, Tone::Accent},   {u"posted"_s, Tone::Accent},
        {u"partly_paid"_s, Tone::Accent}, {u"accepted"_s, Tone::Positive},
        {u"done"_s, Tone::Positive},      {u"paid"_s, Tone::Positive},
        {u"won"_s, Tone::Positive},       {u"converted"_s, Tone::Positive},
        {u"closed"_s, Tone::Neutral},     {u"cancelled"_s, Tone::Negative},
        {u"declined"_s, Tone::Negative},  {u"lost"_s, Tone::Negative},
        {u"revoked"_s, Tone::Negative},   {u"wiped"_s, Tone::Negative},
        {u"overdue"_s, Tone::Negative},   {u"late"_s, Tone::Warning}};
    return tones.value(code, Tone::Neutral);
}

int widthInCharacters(const Field &field)
{
    switch (field.type) {
    case FieldType::Boolean:
        return 8;
    case FieldType::Integer:
    case FieldType::Rate:
        return 10;
    case FieldType::Quantity:
    case FieldType::Choice:
    case FieldType::Date:
        return 12;
    case FieldType::Amount:
        return 14;
    case FieldType::Instant:
        return 17;
    case FieldType::Reference:
        return 25;
    case FieldType::Bytes:
        return 10;
    case FieldType::Text:
        break;
    }
    const bool number = field.has(Naming) && field.has(Unique) && field.has(ReadOnly);
    return field.has(Multiline) ? 30 : field.has(Naming) && !number ? 26 : 16;
}

} // namespace kontor
