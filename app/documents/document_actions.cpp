#include "app/documents/document_actions.h"

#include "app/documents/parameters_dialog.h"
#include "app/views/command_dialog.h"
#include "app/widgets/theme.h"
#include "common/base/when_done.h"
#include "common/model/catalogue.h"
#include "common/model/error_text.h"

namespace kontor {

DocumentActions::DocumentActions(Document &document, const ScreenContext &context, QWidget *screen)
    : QObject(screen),
      m_document(document),
      m_context(context),
      m_screen(screen),
      m_save(new QAction(tr("Save"), this))
{
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setIcon(theme::icon("document-save", ColorRole::TextMuted));
    m_save->setToolTip(tr("Save as a draft (Ctrl+S)"));
    connect(m_save, &QAction::triggered, this, [this] {
        emit triggered();
        m_document.save();
    });
    for (const Command &command : document.kind().entity->commands) {
        auto *action = new QAction(command.label.translated(), this);
        action->setObjectName(QString::fromLatin1(command.name));
        connect(action, &QAction::triggered, this, [this, &command] { trigger(command); });
        m_commands.insert(QString::fromLatin1(command.name), action);
    }
    connect(&document, &Document::loaded, this, &DocumentActions::update);
    connect(&document, &Document::edited, this, &DocumentActions::update);
    connect(&document, &Document::busyChanged, this, &DocumentActions::update);
    connect(&context.source, &DataSource::stateChanged, this, &DocumentActions::update);
    update();
}

void DocumentActions::update()
{
    const bool editable = m_document.isEditable();
    m_save->setVisible(editable);
    m_save->setEnabled(editable && !m_document.isBusy()
                       && (m_document.isDirty() || m_document.isNew()));
    for (const Command &command : m_document.kind().entity->commands) {
        QAction *action = m_commands.value(QString::fromLatin1(command.name));
        if (action == nullptr) {
            continue;
        }
        const std::optional<Error> refusal = m_document.refusal(command);
        action->setEnabled(!refusal && !m_document.isBusy());
        action->setToolTip(refusal ? errorText(*refusal) : command.label.translated());
        // What the role never allows is not shown at all.
        action->setVisible(!refusal || refusal->code != QLatin1String("not_permitted"));
    }
    emit changed();
}

QAction *DocumentActions::primary() const
{
    const DocumentKind &kind = m_document.kind();
    const QStringList commands = kind.primary.value(m_document.state());
    const auto isComplete = [this, &kind](const QString &command) {
        const QByteArray field = kind.progress.value(command).toLatin1();
        return !field.isEmpty()
            && m_document.record().value(field.constData()).toText() == QLatin1String("complete");
    };
    for (const QString &command : commands) {
        if (command == commands.last() || !isComplete(command)) {
            return m_commands.value(command);
        }
    }
    return m_document.isEditable() ? m_save : nullptr;
}

QList<QAction *> DocumentActions::secondary() const
{
    const QAction *first = primary();
    QList<QAction *> able;
    QList<QAction *> unable;
    if (first != m_save) {
        able.append(m_save);
    }
    for (const Command &command : m_document.kind().entity->commands) {
        QAction *action = m_commands.value(QString::fromLatin1(command.name));
        if (action != nullptr && action != first) {
            (action->isEnabled() ? able : unable).append(action);
        }
    }
    return able + unable;
}

void DocumentActions::trigger(const Command &command)
{
    emit triggered();
    if (const auto asks = m_document.kind().asked.value(QString::fromLatin1(command.name))) {
        asks(m_document, m_context, command, m_screen);
        return;
    }
    if (command.parameters == nullptr) {
        CommandDialog::ask(
            m_context, *m_document.kind().entity, command, m_document.record().title(), m_screen,
            [this, &command](const auto &) { m_document.run(QString::fromLatin1(command.name)); });
        return;
    }
    const Field *account = command.parameters->find(QLatin1String("account"));
    if (account == nullptr || !m_cashAccount.isNull()) {
        ask(command);
        return;
    }
    Query query;
    query.entity = account->target;
    query.filter = ParametersDialog::filterOf(*account)
        && Filter::equal("role", Value(QStringLiteral("bank")));
    query.limit = 1;
    whenDone(m_context.source.list(query), this, [this, &command](const Result<Page> &page) {
        if (page && !page->rows.isEmpty()) {
            m_cashAccount = page->rows.constFirst().record.id;
        }
        ask(command);
    });
}

void DocumentActions::ask(const Command &command)
{
    const QString title = QStringLiteral("%1 %2").arg(m_document.kind().entity->label.translated(),
                                                      m_document.record().title());
    auto *dialog = new ParametersDialog(m_context, command, title, suggested(command), m_screen);
    connect(dialog, &QDialog::accepted, this, [this, dialog, &command] {
        m_document.run(QString::fromLatin1(command.name), dialog->values());
    });
    dialog->open();
}

QMap<QString, Value> DocumentActions::suggested(const Command &command) const
{
    QMap<QString, Value> values;
    const auto setIf = [&](const char *parameter, const Value &value) {
        if (command.parameters->find(QLatin1String(parameter)) != nullptr) {
            values.insert(QString::fromLatin1(parameter), value);
        }
    };
    setIf("date", Value(m_context.clock.today()));
    setIf("account", Value(m_cashAccount));
    if (m_document.kind().entity->find(QLatin1String("balance")) != nullptr) {
        setIf("amount", m_document.record().value("balance"));
    }
    return values;
}

} // namespace kontor
