#include "app/shell/palette_entries.h"

#include "app/shell/actions.h"
#include "app/widgets/theme.h"
#include "common/model/catalogue.h"

#include <QCoreApplication>

namespace kontor {

namespace {

constexpr qsizetype recentShown = 8;

QString say(const char *text)
{
    return QCoreApplication::translate("Palette", text);
}

QString moduleLabel(const char *name)
{
    for (const ModuleEntry &module : moduleList()) {
        if (qstrcmp(module.name, name) == 0) {
            return module.label.translated();
        }
    }
    return {};
}

PaletteEntry screenEntry(const ScreenEntry &screen, const std::function<void(const Place &)> &open)
{
    PaletteEntry entry;
    const bool report = screen.kind == ScreenEntry::Kind::Report;
    entry.key = QStringLiteral("screen/") + QLatin1String(screen.name);
    entry.kind = report ? PaletteEntry::Kind::Report : PaletteEntry::Kind::Screen;
    entry.title = screen.label.translated();
    entry.detail = moduleLabel(screen.module);
    entry.keywords = QString::fromUtf8(screen.label.text);
    entry.icon =
        theme::icon(report ? "office-chart-bar" : "view-list-details", ColorRole::TextMuted);
    entry.activate = [open, place = screen.place()] { open(place); };
    return entry;
}

PaletteEntry newEntry(const Entity &entity, const std::function<void(const Place &)> &open)
{
    PaletteEntry entry;
    entry.key = QStringLiteral("new/") + QLatin1String(entity.name);
    entry.title = say(QT_TRANSLATE_NOOP("Palette", "New: %1")).arg(entity.label.translated());
    entry.keywords = QStringLiteral("new ") + QString::fromUtf8(entity.label.text);
    entry.icon = theme::icon("list-add", ColorRole::TextMuted);
    entry.activate = [open, &entity] { open(Place::create(entity)); };
    return entry;
}

PaletteEntry recentEntry(const QVariantMap &recent, const std::function<void(const Place &)> &open)
{
    const Place place = placeFromVariant(recent.value(QStringLiteral("place")).toMap());
    const Entity *entity = findEntity(place.target.entity);
    PaletteEntry entry;
    entry.key = QStringLiteral("record/") + place.target.id.toString(QUuid::WithoutBraces);
    entry.kind = PaletteEntry::Kind::Recent;
    entry.title = recent.value(QStringLiteral("title")).toString();
    entry.detail = entity == nullptr ? QString() : entity->label.translated();
    entry.icon = theme::icon("view-history", ColorRole::TextMuted);
    entry.activate = [open, place] { open(place); };
    return entry;
}

PaletteEntry actionEntry(QAction &action)
{
    PaletteEntry entry;
    entry.key = QStringLiteral("action/") + action.objectName();
    entry.title = action.text();
    entry.keywords = QString(action.objectName()).replace(QLatin1Char('_'), QLatin1Char(' '));
    entry.shortcut = action.shortcut().toString(QKeySequence::NativeText);
    entry.icon = theme::icon("run-build", ColorRole::TextMuted);
    entry.activate = [&action] { action.trigger(); };
    return entry;
}

} // namespace

QList<PaletteEntry> paletteEntries(const PaletteSources &sources,
                                   const std::function<void(const Place &)> &open)
{
    QList<PaletteEntry> entries;
    for (const QVariant &recent : sources.recent.mid(0, recentShown)) {
        entries.append(recentEntry(recent.toMap(), open));
    }
    QSet<const Entity *> offered;
    for (const ScreenEntry &screen : sources.screens) {
        entries.append(screenEntry(screen, open));
    }
    for (const ScreenEntry &screen : sources.screens) {
        const Entity *entity = screen.entity();
        if (entity == nullptr || entity->merge == MergePolicy::Server || offered.contains(entity)
            || !sources.rights.may(*entity, "create")) {
            continue;
        }
        offered.insert(entity);
        entries.append(newEntry(*entity, open));
    }
    for (const Drafts::Draft &draft : sources.drafts) {
        PaletteEntry entry;
        entry.key = QStringLiteral("draft");
        entry.title = draft.title;
        entry.detail = say(QT_TRANSLATE_NOOP("Palette", "not saved yet"));
        entry.icon = theme::icon("document-edit", ColorRole::TextMuted);
        entry.activate = [open, place = draft.place] { open(place); };
        entries.append(entry);
    }
    for (QAction *action : sources.actions) {
        if (action->objectName() != QLatin1String("palette")) {
            entries.append(actionEntry(*action));
        }
    }
    return entries;
}

QString keysText(const Actions &actions)
{
    QStringList lines;
    for (const QAction *action : actions.all()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty()) {
            lines.append(
                QCoreApplication::translate("Palette", "%1: %2").arg(keys, action->text()));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace kontor
