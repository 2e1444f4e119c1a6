#pragma once

#include "common/model/query.h"

#include <QStringList>

namespace kontor {

/// A filter, an order and columns of a list under a name of the user's own.
struct SavedView {
    QString name;
    Filter filter;
    QList<Sort> sort;
    QStringList columns;

    bool operator==(const SavedView &) const = default;
};

/// The saved views of one list, kept on this machine.
class SavedViews
{
public:
    /// `key` names the list.
    explicit SavedViews(const QString &key) : m_key(key) {}

    QList<SavedView> all() const;
    /// Adds the view, or replaces the one of the same name.
    void save(const SavedView &view);
    void remove(const QString &name);

private:
    void write(const QList<SavedView> &views);
    QString settingsKey() const;

    QString m_key;
};

} // namespace kontor
