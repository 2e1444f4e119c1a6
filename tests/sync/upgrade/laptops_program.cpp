#include "app/session/server_list.h"
#include "app/session/session.h"
#include "common/base/when_done.h"
#include "common/model/catalogue.h"
#include "tests/sync/line_input.h"

using namespace Qt::StringLiterals;

/// Many desktops without windows in one process, for tests in which programs of two versions meet;
/// driven by lines on the standard input. Each line is for all of them, with # for the number of
/// the laptop:
///
///     kontor-test-laptops FOLDER SERVER FINGERPRINT COUNT
///
/// in                                            out
///                                               state ONLINE WAITING ATTENTION, when it changes:
///                                               laptops online, and the sums over all
/// create ENTITY KEY FIELD=VALUE ... [/ ...]     done, or done CODE ... of those that refused
/// update ENTITY KEY FIELD=VALUE ... [/ ...]     the same; values after / are those of the line
/// call ENTITY.COMMAND KEY                       the same
/// show ENTITY KEY FIELD                         shown VALUE, once each; FIELD or lines.FIELD
/// attention                                     attention CODE:FIELD+... of each, once
/// disconnect, reconnect
///
/// The id of a record is made of its key; a value ~KEY refers to that record.
namespace kontor {
namespace {

using test::say;

QUuid idOf(const QString &key)
{
    static const QUuid keys(u"5f4e4a0e-3e6e-4b7e-9c39-6a1d1f9b0a11"_s);
    return QUuid::createUuidV5(keys, key);
}

/// The values of FIELD=VALUE words, as the entity describes its fields; a name that it does not
/// know is taken for a text.
QMap<QString, Value> valuesOf(const Entity &entity, const QStringList &words)
{
    QMap<QString, Value> values;
    for (const QString &word : words) {
        const QString name = word.section(u'=', 0, 0);
        const QString text = word.section(u'=', 1);
        const Field *field = entity.find(name);
        const bool isKey = text.startsWith(u'~');
        const auto parsed =
            field != nullptr && !isKey ? parseValue(*field, text) : Result<Value>(Value(text));
        values.insert(name, isKey ? Value(idOf(text.mid(1))) : parsed.value_or(Value(text)));
    }
    return values;
}

void fill(Record &line, const QStringList &words)
{
    const QMap<QString, Value> values = valuesOf(*line.entity, words);
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        line.set(it.key().toLatin1().constData(), it.value());
    }
}

QStringList before(const QStringList &words, const QString &mark)
{
    return words.mid(0, words.indexOf(mark));
}

QStringList after(const QStringList &words, const QString &mark)
{
    const qsizetype at = words.indexOf(mark);
    return at < 0 ? QStringList() : words.mid(at + 1);
}

class Laptops final : public QObject
{
public:
    Laptops(const QString &folder, const QString &server, const QString &fingerprint, int count)
        : m_input([this](const QString &line) { run(line); })
    {
        for (int i = 0; i < count; ++i) {
            SessionOptions options;
            options.folder = u"%1/%2"_s.arg(folder).arg(i + 1);
            options.deviceName = u"laptop %1"_s.arg(i + 1);
            trustFingerprint(options.folder, serverList(server).first(), fingerprint);
            m_sessions.push_back(std::make_unique<Session>(m_clock, options));
            Session *const session = m_sessions.back().get();
            connect(session, &DataSource::stateChanged, this, [this] { tellState(); });
            const Credentials credentials{server, u"admin"_s, u"correct horse"_s};
            const bool known = session->canSignInOffline(server, credentials.login);
            whenDone(known ? session->signInOffline(credentials) : session->signIn(credentials),
                     this, [](const Result<void> &done) {
                         if (!done) {
                             say(u"refused "_s + done.error().code);
                         }
                     });
        }
    }

private:
    void tellState()
    {
        int online = 0;
        qint64 waiting = 0;
        qint64 attention = 0;
        for (const auto &session : m_sessions) {
            const SyncState state = session->state();
            online += state.link == SyncState::Link::Online ? 1 : 0;
            waiting += state.waiting;
            attention += state.attention;
        }
        const QString line = u"state %1 %2 %3"_s.arg(online).arg(waiting).arg(attention);
        if (line != m_told) {
            m_told = line;
            say(line);
        }
    }

    /// Has every laptop do it, and says what came of it once all have.
    void run(const QString &line)
    {
        const QString verb = line.section(u' ', 0, 0);
        const auto told = std::make_shared<QStringList>();
        const auto left = std::make_shared<size_t>(m_sessions.size());
        const auto tell = [told, left, verb](const QString &answer) {
            if (!answer.isEmpty() && !told->contains(answer)) {
                told->append(answer);
            }
            if (--*left == 0) {
                static const QHash<QString, QString> replies{{u"show"_s, u"shown"_s},
                                                             {u"attention"_s, u"attention"_s}};
                say((QStringList{replies.value(verb, u"done"_s)} + *told).join(u' '));
            }
        };
        for (size_t i = 0; i < m_sessions.size(); ++i) {
            QString own = line;
            own.replace(u'#', QString::number(i + 1));
            runOne(*m_sessions.at(i), own.split(u' '), tell);
        }
    }

    template <class Tell>
    void runOne(Session &session, const QStringList &words, const Tell &tell)
    {
        const QString &verb = words.first();
        if (verb == u"disconnect") {
            session.disconnectFromServer();
            tell({});
        } else if (verb == u"reconnect") {
            session.reconnect();
            tell({});
        } else if (verb == u"attention") {
            whenDone(session.attention(), this, [tell](const Result<QList<AttentionItem>> &items) {
                QStringList codes;
                for (const AttentionItem &item : items ? *items : QList<AttentionItem>()) {
                    codes.append(QStringList{item.error.code, item.error.field}.join(u':'));
                }
                tell(codes.join(u'+'));
            });
        } else if (verb == u"call") {
            Arguments arguments;
            arguments.record = idOf(words.at(2));
            execute(session, words.at(1), arguments, tell);
        } else if (const Entity *entity = findEntity(words.at(1)); entity == nullptr) {
            tell(u"unknown"_s);
        } else if (verb == u"create") {
            create(session, *entity, words, tell);
        } else if (verb == u"update") {
            update(session, *entity, words, tell);
        } else if (verb == u"show") {
            show(session, *entity, words, tell);
        } else {
            tell(u"unknown"_s);
        }
    }

    template <class Tell>
    void execute(Session &session, const QString &command, const Arguments &arguments,
                 const Tell &tell)
    {
        whenDone(session.execute(command, arguments), this,
                 [tell](const Result<QList<Record>> &done) {
                     tell(done ? QString() : done.error().code);
                 });
    }

    template <class Tell>
    void create(Session &session, const Entity &entity, const QStringList &words, const Tell &tell)
    {
        Arguments arguments;
        arguments.record = idOf(words.at(2));
        arguments.values = valuesOf(entity, before(words, u"/"_s).mid(3));
        if (entity.lines != nullptr) {
            Record line(*entity.lines);
            fill(line, after(words, u"/"_s));
            arguments.lines = QList<Record>{line};
        }
        execute(session, entity.key() + u".create"_s, arguments, tell);
    }

    /// As a form does it: over the record as it is shown, with all of its lines.
    template <class Tell>
    void update(Session &session, const Entity &entity, const QStringList &words, const Tell &tell)
    {
        const auto change = [=, this, &session, &entity](const Result<Record> &read) {
            if (!read) {
                tell(read.error().code);
                return;
            }
            Arguments arguments;
            arguments.record = read->id;
            arguments.baseVersion = read->version;
            arguments.values = valuesOf(entity, before(words, u"/"_s).mid(3));
            for (const QString &name : arguments.values.keys()) {
                arguments.base.insert(name, read->value(name.toLatin1().constData()));
            }
            if (const QStringList ofLine = after(words, u"/"_s); !ofLine.isEmpty()) {
                arguments.lines = read->lines;
                fill(arguments.lines->first(), ofLine);
            }
            execute(session, entity.key() + u".update"_s, arguments, tell);
        };
        whenDone(session.read(entity, idOf(words.at(2))), this, change);
    }

    template <class Tell>
    void show(Session &session, const Entity &entity, const QStringList &words, const Tell &tell)
    {
        whenDone(session.read(entity, idOf(words.at(2))), this,
                 [tell, name = words.at(3)](const Result<Record> &read) {
                     if (!read) {
                         tell(read.error().code);
                         return;
                     }
                     const bool ofLine = name.startsWith("lines."_L1);
                     const Record &record = ofLine ? read->lines.value(0) : *read;
                     const Field *field = record.entity != nullptr
                         ? record.entity->find(name.section(u'.', -1))
                         : nullptr;
                     tell(field == nullptr
                              ? u"unknown"_s
                              : formatValue(*field, record.value(QLatin1String(field->name))));
                 });
    }

    SystemClock m_clock;
    std::vector<std::unique_ptr<Session>> m_sessions;
    test::LineInput m_input;
    QString m_told;
};

} // namespace
} // namespace kontor

int main(int argc, char **argv)
{
    using namespace kontor;
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5) {
        say(u"usage FOLDER SERVER FINGERPRINT COUNT"_s);
        return EXIT_FAILURE;
    }
    Laptops laptops(words.at(1), words.at(2), words.at(3), words.at(4).toInt());
    return QCoreApplication::exec();
}
