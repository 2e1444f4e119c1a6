#include "common/wire/model_codec.h"

#include "common/wire/limits.h"

#include <QMutex>
#include <QSet>

namespace kontor::wire {

namespace {

/// The text for the rest of the process's life, as labels of entities are.
const char *keptText(Reader &reader)
{
    static QMutex mutex;
    static QSet<QByteArray> texts;
    const QByteArrayView view = reader.key();
    if (!view.isValidUtf8()) {
        reader.malformed("text is not UTF-8");
        return "";
    }
    const QMutexLocker lock(&mutex);
    const QByteArray text = view.toByteArray();
    const auto found = texts.constFind(text);
    if (found != texts.constEnd()) {
        return found->constData();
    }
    if (texts.size() >= limits::labels) {
        reader.malformed("too many different labels");
        return "";
    }
    return texts.insert(text)->constData();
}

} // namespace

void write(Writer &writer, const Entity *const &entity)
{
    Q_ASSERT(entity != nullptr);
    writer.text(entity->key());
}

void read(Reader &reader, const Entity *&entity)
{
    const QString name = reader.text();
    entity = reader.ok() ? reader.findEntity(name) : nullptr;
    // Lines are read and written with their documents only.
    if (entity == nullptr || entity->isLine) {
        entity = nullptr;
        reader.fail("entity_unknown", {{QStringLiteral("entity"), name}});
    }
}

void readIfKnown(Reader &reader, const Entity *&entity)
{
    const QString name = reader.text();
    entity = reader.ok() ? reader.findEntity(name) : nullptr;
}

void read(Reader &reader, Arguments &arguments)
{
    reader.takePassedOver();
    detail::readStruct(reader, arguments);
    arguments.unknownFields += reader.takePassedOver();
}

void write(Writer &writer, const Label &label)
{
    writer.array(2);
    writer.text(QString::fromUtf8(label.context));
    writer.text(QString::fromUtf8(label.text));
}

void read(Reader &reader, Label &label)
{
    if (reader.array() != 2) {
        reader.malformed("label of two texts expected");
        return;
    }
    label.context = keptText(reader);
    label.text = keptText(reader);
}

void write(Writer &writer, const Choice &choice)
{
    writer.array(2);
    writer.text(QLatin1String(choice.code));
    write(writer, choice.label);
}

void read(Reader &reader, Choice &choice)
{
    if (reader.array() != 2) {
        reader.malformed("choice of code and label expected");
        return;
    }
    choice.code = keptText(reader);
    read(reader, choice.label);
}

} // namespace kontor::wire
