#include "app/views/saved_views.h"

#include "app/views/place.h"

#include <QSettings>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

QVariantMap toVariant(const SavedView &view)
{
    QVariantList sort;
    for (const Sort &by : view.sort) {
        sort.append(QVariantMap{{u"field"_s, by.field}, {u"descending"_s, by.descending}});
    }
    return {{u"name"_s, view.name},
            {u"filter"_s, toVariant(view.filter)},
            {u"sort"_s, sort},
            {u"columns"_s, view.columns}};
}

SavedView viewFromVariant(const QVariantMap &map)
{
    SavedView view;
    view.name = map.value(u"name"_s).toString();
    view.filter = filterFromVariant(map.value(u"filter"_s).toMap());
    view.columns = map.value(u"columns"_s).toStringList();
    const QVariantList sort = map.value(u"sort"_s).toList();
    for (const QVariant &by : sort) {
        view.sort.append(
            {by.toMap().value(u"field"_s).toString(), by.toMap().value(u"descending"_s).toBool()});
    }
    return view;
}

} // namespace

QString SavedViews::settingsKey() const
{
    return u"views/%1/saved"_s.arg(m_key);
}

QList<SavedView> SavedViews::all() const
{
    QList<SavedView> views;
    const QVariantList stored = QSettings().value(settingsKey()).toList();
    for (const QVariant &view : stored) {
        views.append(viewFromVariant(view.toMap()));
    }
    return views;
}

void SavedViews::save(const SavedView &view)
{
    QList<SavedView> views = all();
    views.removeIf([&view](const SavedView &other) { return other.name == view.name; });
    views.append(view);
    std::sort(views.begin(), views.end(), [](const SavedView &a, const SavedView &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    write(views);
}

void SavedViews::remove(const QString &name)
{
    QList<SavedView> views = all();
    views.removeIf([&name](const SavedView &view) { return view.name == name; });
    write(views);
}

void SavedViews::write(const QList<SavedView> &views)
{
    QVariantList stored;
    for (const SavedView &view : views) {
        stored.append(toVariant(view));
    }
    QSettings().setValue(settingsKey(), stored);
}

} // namespace kontor
