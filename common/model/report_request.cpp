#include "common/model/report_request.h"

namespace kontor {

Value parameterValue(const ReportParameter &parameter, const QVariant &given)
{
    switch (parameter.type) {
    case FieldType::Date:
        return Value(given.typeId() == QMetaType::QDate
                         ? given.toDate()
                         : QDate::fromString(given.toString(), Qt::ISODate));
    case FieldType::Reference:
        return Value(given.toUuid());
    case FieldType::Boolean:
        return Value(given.toBool());
    case FieldType::Text:
    case FieldType::Choice:
        return Value(given.toString());
    default:
        return Value(qint64{given.toLongLong()});
    }
}

QVariant parameterVariant(const ReportParameter &parameter, const Value &value)
{
    switch (parameter.type) {
    case FieldType::Date:
        return value.toDate().toString(Qt::ISODate);
    case FieldType::Reference:
        return value.toUuid().toString(QUuid::WithoutBraces);
    case FieldType::Boolean:
        return value.toBool();
    case FieldType::Text:
    case FieldType::Choice:
        return value.toText();
    default:
        return qlonglong{value.toInt()};
    }
}

QVariantMap requestedParameters(const ReportDescription &description, const QVariantMap &parameters,
                                const QLocale &locale)
{
    const QString language = QStringLiteral("language");
    QVariantMap result = parameters;
    for (const ReportParameter &parameter : description.parameters) {
        if (!parameter.initial.isBlank() && !result.contains(parameter.name)) {
            // What the screen shows is what is asked for, though the day changes meanwhile.
            result.insert(parameter.name, parameterVariant(parameter, parameter.initial));
        }
        if (parameter.name == language && !result.contains(language)) {
            result.insert(language,
                          locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                : QStringLiteral("en"));
        }
    }
    return result;
}

} // namespace kontor
