#pragma once

#include "app/models/relations.h"

#include "app/views/side_tab.h"

#include <QTimer>

namespace kontor {

class ActivityComposer;
class FeedList;
class ReferenceTitles;
struct FeedItem;

/// What happened around a record: activities, documents and changes, the latest first, with what is
/// still to be done on top; and where the next one is written down.
class Timeline final : public SideTab
{
    Q_OBJECT

public:
    Timeline(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);
    ~Timeline() override;

    /// Whether activities can refer to records of the entity, and the user may see them.
    static bool isFor(const Rights &rights, const Entity &entity);

    QString title() const override { return tr("Timeline"); }
    FeedList *list() const { return m_list; }
    ActivityComposer *composer() const { return m_composer; }

protected:
    void read() override;

private:
    /// One entry and where it stands: what is to be done by its date, then what was by its time.
    struct Entry;

    void readActivities();
    void readDocuments();
    void readChanges();
    void readList(const Relation &relation, int limit, const QString &sort,
                  const std::function<Entry(const ListRow &)> &make);
    void ask(const Query &query, const QString &part,
             const std::function<Entry(const ListRow &)> &make);
    Entry activityEntry(const ListRow &row) const;
    Entry documentEntry(const Record &record) const;
    void put(const QString &part, const QList<Entry> &entries);
    void showEntries();
    void open(const QString &key);

    Relation m_activities;
    QList<Relation> m_documents;
    ActivityComposer *m_composer = nullptr;
    FeedList *m_list;
    ReferenceTitles *m_titles;
    QTimer m_reading; ///< gathers changes that come together
    QHash<QString, QList<Entry>> m_parts;
    int m_round = 0;
};

} // namespace kontor
