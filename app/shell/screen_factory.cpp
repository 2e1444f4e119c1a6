#include "app/shell/screen_factory.h"

#include "app/admin/devices_screen.h"
#include "app/admin/role_screen.h"
#include "app/crm/duplicate_guard.h"
#include "app/crm/pipeline_screen.h"
#include "app/documents/document_kinds.h"
#include "app/documents/document_screen.h"
#include "app/shell/screen_list.h"
#include "app/shell/settings_screen.h"
#include "app/shell/start/start_screen.h"
#include "app/shell/sync_screen.h"
#include "app/views/attention_inbox.h"
#include "app/views/list_view.h"
#include "app/views/record_view.h"
#include "app/views/report_view.h"
#include "common/entities/party/party.h"
#include "common/entities/system/role.h"
#include "common/model/catalogue.h"
#include "common/rules/command_check.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

Screen *makeList(const ScreenContext &context, const Entity &entity, const Place &place)
{
    auto *list = new ListView(context, entity);
    for (const ScreenEntry &entry : screenList()) {
        // "Customers" is a list of its own, though its records are parties like suppliers.
        if (entry.kind == ScreenEntry::Kind::List && entry.place() == place) {
            list->setIdentity(entry.label.translated(), QString::fromLatin1(entry.name));
            list->setBaseFilter(place.target.filter);
            list->setPlace(place);
            return list;
        }
    }
    list->setFilter(place.target.filter);
    return list;
}

/// One of the screens that are made by hand.
Screen *makeNamed(const Desk &desk, const QString &name)
{
    const ScreenContext context{desk.source, desk.clock};
    for (const ScreenEntry &entry : screensFor(desk.source.rights())) {
        if (entry.kind != ScreenEntry::Kind::Made || name != QLatin1String(entry.target)) {
            continue;
        }
        if (name == QLatin1String("inbox")) {
            return new AttentionInbox(context);
        }
        if (name == QLatin1String("pipeline")) {
            return new PipelineScreen(context);
        }
        if (name == QLatin1String("start")) {
            return new StartScreen(desk);
        }
        if (name == QLatin1String("settings")) {
            return new SettingsScreen(desk);
        }
        if (name == QLatin1String("devices")) {
            return new DevicesScreen(context);
        }
        if (name == QLatin1String("sync")) {
            return new SyncScreen(context);
        }
    }
    return nullptr;
}

Screen *makeRecord(const ScreenContext &context, const Entity &entity, const Place &place)
{
    Place wanted = place;
    if (place.isNew && place.initial.contains(QStringLiteral("is_supplier"))
        && !place.initial.contains(QStringLiteral("is_customer"))) {
        // Who is entered among the suppliers is not a customer as well.
        wanted.initial.insert(QStringLiteral("is_customer"), Value(false));
    }
    auto *view = new RecordView(context, entity, wanted);
    view->setCheck(rules::checkCommand);
    view->setIcon(iconOf(entity));
    if (&entity == &Party::entity) {
        new DuplicateGuard(context, *view);
    }
    return view;
}

Screen *makeReport(const ScreenContext &context, const Place &place)
{
    if (!context.source.rights().may(u"report."_s + place.target.report)) {
        return nullptr;
    }
    auto *report = new ReportView(context, place);
    for (const ScreenEntry &entry : screenList()) {
        // Without the server nobody else says what it is called.
        if (entry.kind == ScreenEntry::Kind::Report
            && place.target.report == QLatin1String(entry.target)) {
            report->setName(entry.label.translated());
        }
    }
    return report;
}

} // namespace

Screen *makeScreen(const Desk &desk, const Place &place)
{
    if (!place.screen.isEmpty()) {
        return makeNamed(desk, place.screen);
    }
    const ScreenContext context{desk.source, desk.clock};
    if (!place.target.report.isEmpty()) {
        return makeReport(context, place);
    }
    const Entity *entity = findEntity(place.target.entity);
    if (entity == nullptr || !desk.source.rights().may(*entity, "read")) {
        return nullptr;
    }
    if (place.target.id.isNull()) {
        return makeList(context, *entity, place);
    }
    if (entity == &Role::entity) {
        return new RoleScreen(context, place);
    }
    if (const DocumentKind *kind = findDocumentKind(*entity)) {
        return new DocumentScreen(context, *kind, place);
    }
    return makeRecord(context, *entity, place);
}

} // namespace kontor
