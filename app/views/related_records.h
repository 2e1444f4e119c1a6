#pragma once

#include "app/models/relations.h"

#include "app/views/side_tab.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace kontor {

class PartList;

/// What refers to a record: its parts (a customer's contacts, addresses) shown and edited here,
/// everything else counted, opened as a list and made with a click.
class RelatedRecords final : public SideTab
{
    Q_OBJECT

public:
    RelatedRecords(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);

    static bool isFor(const Rights &rights, const Entity &entity);

    QString title() const override { return tr("Related"); }
    const QList<PartList *> &parts() const { return m_parts; }
    /// The button that opens the records of a relation ("opportunity.customer"), or nullptr.
    QPushButton *link(const QString &relation) const;
    /// The button that makes one, or nullptr.
    QToolButton *adder(const QString &relation) const;

protected:
    void read() override;

private:
    struct Row {
        Relation relation;
        QWidget *widget = nullptr;
        QPushButton *link = nullptr;
        QLabel *count = nullptr;
        QToolButton *add = nullptr;
    };

    static QList<Relation> shown(const Rights &rights, const Entity &entity);
    void addRow(const Relation &relation, QWidget *parent);
    void countAll();
    void count(const Row &row, const Query &query);

    QList<PartList *> m_parts;
    QList<Row> m_rows;
    QTimer m_counting; ///< gathers changes that come together
};

} // namespace kontor
