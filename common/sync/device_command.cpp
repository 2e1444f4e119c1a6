#include "common/sync/device_command.h"

#include <QCryptographicHash>
#include <QDataStream>

namespace kontor {

namespace {

/// Writes values one after another in a form that no two different commands share.
class Canonical
{
public:
    Canonical() : m_stream(&m_bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_6_0);
    }

    template <class T>
    void add(const T &value)
    {
        m_stream << value;
    }
    void add(const Value &value)
    {
        m_stream << static_cast<quint32>(value.variant().index());
        std::visit(
            [this](const auto &content) {
                using T = std::decay_t<decltype(content)>;
                if constexpr (!std::is_same_v<T, std::monostate> && !std::is_same_v<T, Withheld>) {
                    m_stream << content;
                }
            },
            value.variant());
    }
    void add(const QMap<QString, Value> &values)
    {
        m_stream << static_cast<qint64>(values.size());
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            m_stream << it.key();
            add(it.value());
        }
    }
    /// By field names, so that a later description of the entity gives the same.
    void add(const Record &record)
    {
        m_stream << record.id;
        QMap<QString, Value> values;
        for (qsizetype i = 0; i < record.values.size(); ++i) {
            const Value &value = record.values.at(i);
            if (!value.isEmpty() && !value.isWithheld()) {
                values.insert(QString::fromLatin1(record.entity->fields.at(i).name), value);
            }
        }
        add(values);
    }

    QByteArray hash() const
    {
        return QCryptographicHash::hash(m_bytes, QCryptographicHash::Blake2b_256);
    }

private:
    QByteArray m_bytes;
    QDataStream m_stream;
};

void collect(const Value &value, QList<QUuid> &ids)
{
    if (const QUuid id = value.toUuid(); !id.isNull() && !ids.contains(id)) {
        ids.append(id);
    }
}

} // namespace

QByteArray contentHash(const DeviceCommand &command)
{
    if (!command.hash.isEmpty()) {
        return command.hash;
    }
    Canonical canonical;
    canonical.add(command.id);
    canonical.add(command.name);
    canonical.add(command.version);
    canonical.add(command.arguments.record);
    canonical.add(command.arguments.baseVersion);
    canonical.add(command.arguments.values);
    canonical.add(command.arguments.base);
    canonical.add(command.arguments.lines.has_value());
    for (const Record &line : command.arguments.lines.value_or(QList<Record>())) {
        canonical.add(line);
    }
    canonical.add(command.creates);
    canonical.add(command.needs);
    canonical.add(command.madeAt);
    return canonical.hash();
}

QList<QUuid> mentionedIds(const Arguments &arguments)
{
    QList<QUuid> ids;
    collect(Value(arguments.record), ids);
    for (const Value &value : arguments.values) {
        collect(value, ids);
    }
    for (const Record &line : arguments.lines.value_or(QList<Record>())) {
        for (const Value &value : line.values) {
            collect(value, ids);
        }
    }
    return ids;
}

CommandState stateAfter(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Applied:
        return CommandState::Applied;
    case Outcome::Kind::Merged:
        return CommandState::Merged;
    case Outcome::Kind::Conflict:
        return CommandState::Conflict;
    case Outcome::Kind::Rejected:
        return CommandState::Rejected;
    case Outcome::Kind::Resend:
        break;
    }
    return CommandState::Waiting;
}

} // namespace kontor
