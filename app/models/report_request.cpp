#include "app/models/report_request.h"

namespace kontor {

QVariantMap requestedParameters(const ReportDescription &description, const QVariantMap &parameters,
                                const QLocale &locale)
{
    const QString language = QStringLiteral("language");
    QVariantMap result = parameters;
    for (const ReportParameter &parameter : description.parameters) {
        if (parameter.name == language && !result.contains(language)) {
            result.insert(language,
                          locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                : QStringLiteral("en"));
        }
    }
    return result;
}

} // namespace kontor
