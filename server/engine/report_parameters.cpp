#include "server/engine/report_parameters.h"

#include <QUuid>

#include <algorithm>

namespace kontor {

namespace {

QVariant toVariant(const Value &value)
{
    return std::visit(
        [](const auto &held) -> QVariant {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::monostate> || std::is_same_v<T, Withheld>) {
                return {};
            } else if constexpr (std::is_same_v<T, qint64>) {
                return QVariant::fromValue(qlonglong{held});
            } else {
                return QVariant::fromValue(held);
            }
        },
        value.variant());
}

bool isBlank(const QVariant &value)
{
    return !value.isValid() || value.isNull() || value.toString().isEmpty();
}

/// The value in the type that the report expects; invalid when it is not of that type.
QVariant converted(const ReportParameter &parameter, const QVariant &value)
{
    Field field;
    field.type = parameter.type;
    const bool isText = value.typeId() == QMetaType::QString;
    switch (parameter.type) {
    case FieldType::Date:
    case FieldType::Reference: {
        if (!isText) {
            const int wanted =
                parameter.type == FieldType::Date ? QMetaType::QDate : QMetaType::QUuid;
            return value.typeId() == wanted ? value : QVariant();
        }
        const Result<Value> parsed = parseValue(field, value.toString());
        return parsed ? toVariant(*parsed) : QVariant();
    }
    case FieldType::Boolean:
        return value.typeId() == QMetaType::Bool ? value
            : value == QLatin1String("true")     ? QVariant(true)
            : value == QLatin1String("false")    ? QVariant(false)
                                                 : QVariant();
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant: {
        if (isText) {
            const Result<Value> parsed = parseValue(field, value.toString());
            return parsed ? toVariant(*parsed) : QVariant();
        }
        return value.canConvert<qlonglong>() ? QVariant(value.toLongLong()) : QVariant();
    }
    default:
        return isText ? value : QVariant();
    }
}

Result<QVariant> checked(const ReportParameter &parameter, const QVariant &value)
{
    const QByteArray name = parameter.name.toLatin1();
    const QVariant result = converted(parameter, value);
    TRY(require(result.isValid(), "value_malformed", name.constData()));
    if (parameter.type == FieldType::Choice) {
        const QString code = result.toString();
        const bool known = std::any_of(
            parameter.choices.begin(), parameter.choices.end(),
            [&code](const Choice &choice) { return code == QLatin1String(choice.code); });
        TRY(require(known, "choice_unknown", name.constData()));
    }
    return result;
}

} // namespace

Result<QVariantMap> checkParameters(const ReportDescription &description, const QVariantMap &given)
{
    QVariantMap result;
    QStringList names;
    for (const ReportParameter &parameter : description.parameters) {
        names.append(parameter.name);
        const QVariant value = given.value(parameter.name, toVariant(parameter.initial));
        if (isBlank(value)) {
            TRY(require(!parameter.required, "field_required", parameter.name.toLatin1()));
            continue;
        }
        TRY_ASSIGN(const QVariant usable, checked(parameter, value));
        result.insert(parameter.name, usable);
    }
    for (auto it = given.begin(); it != given.end(); ++it) {
        TRY(require(names.contains(it.key()), "parameter_unknown", it.key().toLatin1()));
    }
    return result;
}

} // namespace kontor
