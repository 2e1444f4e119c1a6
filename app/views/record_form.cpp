#include "app/views/record_form.h"

#include "app/models/record_lookup.h"
#include "app/models/reference_titles.h"
#include "app/models/relations.h"

#include "app/views/field_form.h"
#include "app/views/form_sections.h"
#include "app/views/record_edit.h"

#include "app/widgets/value_edit.h"

#include "common/base/when_done.h"
#include "common/model/catalogue.h"

#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

RecordForm::RecordForm(const ScreenContext &context, RecordEdit &edit, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_edit(edit),
      m_form(new FieldForm(context, edit.entity(), this)),
      m_titles(new ReferenceTitles(context.source, this))
{
    m_form->setSections(formSections(edit.entity()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    setFocusProxy(m_form);
    connect(m_form, &FieldForm::edited, this, [this](const QString &field) {
        m_edit.setValue(field, m_form->value(field));
        m_hinted.remove(field);
        narrowLookups();
        emit edited();
    });
    connect(m_form, &FieldForm::openRequested, this, &RecordForm::openRequested);
    connect(&edit, &RecordEdit::loaded, this, &RecordForm::showRecord);
    connect(&edit, &RecordEdit::edited, this, &RecordForm::edited);
    m_form->setReadOnly(!edit.isEditable());
}

void RecordForm::showRecord()
{
    const QStringList fields = m_form->fields();
    for (const QString &field : fields) {
        const QByteArray name = field.toLatin1();
        const Value &value = m_edit.record().value(QLatin1String(name));
        const ValueEdit *editor = m_form->edit(field);
        // What is half typed stays as it is.
        if (!editor->problem() && editor->value() != value) {
            m_form->setValue(field, value);
        }
    }
    m_form->setReadOnly(!m_edit.isEditable());
    narrowLookups();
    restoreTexts();
    showHints();
}

void RecordForm::narrowLookups()
{
    for (const Field &field : m_edit.entity().fields) {
        if (RecordLookup *lookup = m_form->lookup(QString::fromLatin1(field.name))) {
            lookup->setFilter(candidates(field, m_edit.record()));
        }
    }
}

void RecordForm::showHints()
{
    const QHash<QString, Value> &contested = m_edit.contested();
    for (const QString &field : std::as_const(m_hinted)) {
        if (!contested.contains(field)) {
            m_form->setHint(field, {});
        }
    }
    m_hinted = {contested.keyBegin(), contested.keyEnd()};
    if (contested.isEmpty()) {
        return;
    }
    Record theirs(m_edit.entity());
    for (auto it = contested.cbegin(); it != contested.cend(); ++it) {
        const QByteArray name = it.key().toLatin1();
        theirs.set(QLatin1String(name), it.value());
    }
    m_titles->fetch({theirs}, [this] {
        const Entity *users = findEntity(u"user"_s);
        whenDone(m_context.source.read(*users, m_edit.contestedBy()), this,
                 [this](const Result<Record> &user) {
                     const QStringList fields = m_edit.contested().keys();
                     for (const QString &field : fields) {
                         showHint(field, user ? user->title() : tr("Somebody else"));
                     }
                 });
    });
}

void RecordForm::showHint(const QString &field, const QString &who)
{
    const Field *described = m_edit.entity().find(field);
    const QString text = m_titles->text(*described, m_edit.contested().value(field));
    m_form->setHint(
        field,
        text.isEmpty()
            ? tr("%1 has emptied this meanwhile. Saving keeps what you typed.").arg(who)
            : tr("%1 changed this to “%2” meanwhile. Saving keeps what you typed.").arg(who, text));
}

void RecordForm::save()
{
    if (m_edit.isEditable() && m_form->check()) {
        m_edit.save();
    }
}

bool RecordForm::showError(const Error &error)
{
    return !error.field.isEmpty() && m_form->showError(error);
}

bool RecordForm::isDirty() const
{
    const QStringList fields = m_form->fields();
    return m_edit.isDirty()
        || std::any_of(fields.begin(), fields.end(), [this](const QString &field) {
               return m_form->edit(field)->problem().has_value();
           });
}

QVariantMap RecordForm::draft() const
{
    QVariantMap draft = m_edit.draft();
    QVariantMap texts = m_pendingTexts;
    const QStringList fields = m_form->fields();
    for (const QString &field : fields) {
        const ValueEdit *editor = m_form->edit(field);
        if (editor->problem()) {
            texts.insert(field, editor->typedText());
        }
    }
    if (!texts.isEmpty()) {
        draft.insert(u"texts"_s, texts);
    }
    return draft;
}

void RecordForm::restoreDraft(const QVariantMap &draft)
{
    m_pendingTexts = draft.value(u"texts"_s).toMap();
    m_edit.restoreDraft(draft);
    restoreTexts();
}

void RecordForm::restoreTexts()
{
    if (!m_edit.isLoaded()) {
        return;
    }
    const QVariantMap texts = std::exchange(m_pendingTexts, {});
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (ValueEdit *editor = m_form->edit(it.key())) {
            editor->setTypedText(it.value().toString());
        }
    }
}

} // namespace kontor
