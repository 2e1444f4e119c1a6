#include "server/sample/lists.h"

#include <QFile>
#include <QJsonDocument>

namespace kontor::sample {

Lists::Lists(const char *name, bool inChinese) : m_inChinese(inChinese)
{
    QFile file(QStringLiteral(":/sample/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    }
    m_json = QJsonDocument::fromJson(file.readAll()).object();
}

QJsonArray Lists::array(const char *key) const
{
    return m_json.value(QLatin1String(key)).toArray();
}

QJsonObject Lists::object(const char *key) const
{
    return m_json.value(QLatin1String(key)).toObject();
}

QStringList Lists::strings(const char *key) const
{
    return m_json.value(QLatin1String(key)).toVariant().toStringList();
}

QString Lists::text(const QJsonValue &value) const
{
    return value.toObject().value(m_inChinese ? u"zh" : u"en").toString();
}

} // namespace kontor::sample
