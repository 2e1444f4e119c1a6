#include "app/admin/role_screen.h"

#include "app/admin/grants_edit.h"

#include "app/views/field_form.h"

#include "common/base/when_done.h"
#include "common/entities/system/role.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

RoleScreen::RoleScreen(const ScreenContext &context, const Place &place, QWidget *parent)
    : Screen(context, parent),
      m_isNew(place.isNew),
      m_form(new FieldForm(context, Role::entity, this)),
      m_column(new QVBoxLayout(this)),
      m_note(new QLabel(this)),
      m_save(new QAction(tr("Save"), this))
{
    m_role.id = place.target.id;
    m_form->setSections({{QString(), {u"name"_s, u"scope"_s, u"lease_days"_s}}});
    m_form->setReadOnly(!mayEdit());
    theme::setTone(m_note, "warning");
    m_note->setWordWrap(true);
    m_note->hide();
    m_column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    m_column->setSpacing(3 * theme::grid);
    m_column->addWidget(m_form);
    m_column->addWidget(m_note);
    m_save->setObjectName(u"save"_s);
    connect(m_save, &QAction::triggered, this, &RoleScreen::save);
    connect(m_form, &FieldForm::edited, this, &RoleScreen::changed);
    setFocusProxy(m_form);
    readReports();
}

bool RoleScreen::mayEdit() const
{
    return source().rights().may(Role::entity, m_isNew ? "create" : "update");
}

// --- reading -------------------------------------------------------------------------------------

/// The reports are the server's matter; without it, rights to reports stay as they are.
void RoleScreen::readReports()
{
    whenDone(source().reports(), this, [this](const Result<QList<ReportDescription>> &reports) {
        m_note->setVisible(!reports);
        m_note->setText(tr("Reports are not listed without the server; the rights to them stay."));
        m_grants = new GrantsEdit(reports.value_or(QList<ReportDescription>()), this);
        m_grants->setReadOnly(!mayEdit());
        m_column->addWidget(m_grants, 1);
        connect(m_grants, &GrantsEdit::edited, this, &RoleScreen::changed);
        readRole();
    });
}

void RoleScreen::readRole()
{
    if (m_isNew) {
        Record role(Role::entity);
        role.id = m_role.id;
        showRole(role);
        return;
    }
    whenDone(source().read(Role::entity, m_role.id), this, [this](const Result<Record> &role) {
        if (role) {
            showRole(*role);
        } else {
            emit failed(role.error());
        }
    });
}

void RoleScreen::showRole(const Record &role)
{
    m_role = role;
    m_form->setRecord(role);
    m_grants->setGrants(role.value("grants").toText());
    if (!m_typed.isEmpty()) {
        restoreDraft(std::exchange(m_typed, {}));
    }
    m_save->setEnabled(isDirty() || m_isNew);
    emit headerChanged();
}

// --- the screen ----------------------------------------------------------------------------------

QString RoleScreen::title() const
{
    const QString name = m_role.entity == nullptr ? QString() : m_role.title();
    return name.isEmpty() ? tr("New role") : tr("Role %1").arg(name);
}

Place RoleScreen::place() const
{
    Place place = Place::record(Role::entity, m_role.id);
    place.isNew = m_isNew;
    return place;
}

QIcon RoleScreen::icon() const
{
    return theme::icon("user-others", ColorRole::TextMuted);
}

QString RoleScreen::state() const
{
    return isDirty() ? tr("Changed") : QString();
}

QAction *RoleScreen::primaryAction() const
{
    return mayEdit() ? m_save : nullptr;
}

Place RoleScreen::newPlace() const
{
    return source().rights().may(Role::entity, "create") ? Place::create(Role::entity) : Place();
}

void RoleScreen::refresh()
{
    if (m_grants != nullptr && !isDirty()) {
        readRole();
    }
}

QMap<QString, Value> RoleScreen::values() const
{
    return {{u"name"_s, m_form->value(u"name"_s)},
            {u"scope"_s, m_form->value(u"scope"_s)},
            {u"lease_days"_s, m_form->value(u"lease_days"_s)},
            {u"grants"_s, Value(m_grants->grants())}};
}

/// The order of the lines does not matter, and neither does how they are written.
bool RoleScreen::isDirty() const
{
    if (m_grants == nullptr || m_role.entity == nullptr) {
        return false;
    }
    const QMap<QString, Value> now = values();
    return now.value(u"name"_s) != m_role.value("name")
        || now.value(u"scope"_s) != m_role.value("scope")
        || now.value(u"lease_days"_s) != m_role.value("lease_days")
        || m_grants->isChangedFrom(m_role.value("grants").toText());
}

void RoleScreen::changed()
{
    m_save->setEnabled(isDirty() || m_isNew);
    emit edited();
    emit headerChanged();
}

void RoleScreen::save()
{
    if (m_grants == nullptr || !mayEdit() || !m_form->check()) {
        return;
    }
    Arguments arguments;
    arguments.record = m_role.id;
    arguments.values = values();
    if (!m_isNew) {
        arguments.baseVersion = m_role.version;
        for (auto it = arguments.values.cbegin(); it != arguments.values.cend(); ++it) {
            arguments.base.insert(it.key(), m_role.value(QLatin1String(it.key().toLatin1())));
        }
    }
    const QString command = m_isNew ? u"role.create"_s : u"role.update"_s;
    whenDone(source().execute(command, arguments), this, [this](const auto &saved) {
        if (!saved) {
            m_form->showError(saved.error());
            emit failed(saved.error());
            return;
        }
        m_isNew = false;
        if (!saved->isEmpty()) {
            showRole(saved->first());
        }
        emit edited();
        emit noticed(tr("%1 saved").arg(title()));
    });
}

QVariantMap RoleScreen::draft() const
{
    if (!isDirty()) {
        return {};
    }
    QVariantMap typed;
    const QMap<QString, Value> now = values();
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        typed.insert(it.key(), toVariant(it.value()));
    }
    return typed;
}

void RoleScreen::restoreDraft(const QVariantMap &draft)
{
    if (m_grants == nullptr || m_role.entity == nullptr) {
        m_typed = draft;
        return;
    }
    for (const QString &field : {u"name"_s, u"scope"_s, u"lease_days"_s}) {
        m_form->setValue(field, valueFromVariant(draft.value(field)));
    }
    m_grants->setGrants(valueFromVariant(draft.value(u"grants"_s)).toText());
    changed();
}

} // namespace kontor
