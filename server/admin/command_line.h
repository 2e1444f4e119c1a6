#pragma once

#include "server/admin/output.h"
#include "server/admin/remote.h"

#include <QCommandLineParser>
#include <QJsonObject>

namespace kontor::admin {

/// What was typed: the words behind the verb, and the options.
class CommandLine
{
public:
    CommandLine(const QCommandLineParser &parser, const QStringList &words)
        : m_parser(parser), m_words(words)
    {
    }

    qsizetype count() const { return m_words.size(); }
    /// Errors: argument_missing (args: name).
    Result<QString> word(qsizetype index, const char *name) const;
    bool has(const char *option) const { return m_parser.isSet(QString::fromLatin1(option)); }
    QString value(const char *option) const { return m_parser.value(QString::fromLatin1(option)); }

    /// Errors: entity_unknown (args: entity).
    Result<const Entity *> entity(qsizetype index) const;
    /// --format and --output.
    Result<Target> target() const;
    /// Connects and signs in with --server, --user and the password. Errors: those of Remote::open.
    Result<std::unique_ptr<Remote>> remote() const;
    /// From --password-file, KONTOR_PASSWORD, or typed unseen. Errors: password_missing,
    /// file_unreadable (args: path).
    Result<QString> password(const QString &prompt, const char *fileOption = "password-file",
                             const char *variable = "KONTOR_PASSWORD") const;
    /// `sqlite:DIR/kontor.db` of --data, or --database. Errors: argument_missing.
    Result<QString> databaseUrl() const;

private:
    const QCommandLineParser &m_parser;
    QStringList m_words;
};

/// What kontor-admin can do.
struct Verb {
    const char *name = "";
    const char *usage = ""; ///< behind the verb
    const char *help = "";
    Result<void> (*run)(const CommandLine &line) = nullptr;
};

/// Every verb, in the order of the help; each group stands in a file of its own.
const QList<Verb> &verbs();

Result<void> runInit(const CommandLine &line);
Result<void> runSample(const CommandLine &line);
Result<void> runUser(const CommandLine &line);
Result<void> runRole(const CommandLine &line);
Result<void> runDevice(const CommandLine &line);
Result<void> runCall(const CommandLine &line);
Result<void> runList(const CommandLine &line);
Result<void> runImport(const CommandLine &line);
Result<void> runReport(const CommandLine &line);
Result<void> runVerify(const CommandLine &line);
Result<void> runBackup(const CommandLine &line);
Result<void> runRestore(const CommandLine &line);
Result<void> runStatus(const CommandLine &line);

/// Executes a command and answers the records that changed.
Result<QList<Record>> execute(Remote &remote, const QString &command, const Arguments &arguments);
/// The record of the entity that a person names: by its id, or by a unique or naming field.
/// Errors: reference_not_found, reference_ambiguous (args: entity, text).
Result<QUuid> findRecord(Remote &remote, const Entity &entity, const QString &text,
                         const QString &matchBy = {});

} // namespace kontor::admin
