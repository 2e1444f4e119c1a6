#pragma once

#include "app/admin/grant_set.h"

#include "common/model/report.h"

#include <QWidget>

class QCheckBox;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace kontor {

struct Entity;

/// The rights of a role to tick: for each kind of record who may see, make, change and delete it,
/// below it its commands and the fields that not everybody sees; the reports at the end.
class GrantsEdit final : public QWidget
{
    Q_OBJECT

public:
    /// `reports` are those that the server offers.
    explicit GrantsEdit(const QList<ReportDescription> &reports, QWidget *parent = nullptr);

    /// One grant a line, as a role holds them.
    void setGrants(const QString &grants);
    QString grants() const { return m_set.text(); }
    /// Whether they allow anything else than these.
    bool isChangedFrom(const QString &grants) const;
    void setReadOnly(bool readOnly);
    QTreeView *tree() const { return m_tree; }

signals:
    void edited();

private:
    void fill(const QList<ReportDescription> &reports);
    void addEntity(QStandardItem &module, const Entity &entity);
    void addSingle(QStandardItem &parent, const QString &text, const QString &key);
    QStandardItem *makeCheck(const QString &key);
    QStandardItem *moduleItem(const QString &name);
    void showAll();
    void take(const QStandardItem *item);

    GrantSet m_set;
    QStringList m_keys;
    QCheckBox *m_everything;
    QCheckBox *m_seesEverything;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    QList<QStandardItem *> m_checks;
    bool m_readOnly = false;
    bool m_showing = false;
};

} // namespace kontor
