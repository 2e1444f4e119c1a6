#pragma once

#include "app/views/side_tab.h"

namespace kontor {

class EmptyState;
class FeedList;
class ReferenceTitles;
struct FeedItem;

/// Who changed what of a record and when, each field before and after, the latest change first.
class HistoryView final : public SideTab
{
    Q_OBJECT

public:
    HistoryView(const ScreenContext &context, const Entity &entity, QWidget *parent = nullptr);

    QString title() const override { return tr("History"); }
    FeedList *list() const { return m_list; }

    /// "Li Na changed this", in the words of the command.
    static QString heading(const HistoryEntry &entry);
    /// One line for each field that differs: "Phone: 123 → 456". At most `most` of them.
    static QStringList changes(const Change &change, const ReferenceTitles &titles, int most);

protected:
    void read() override;

private:
    void showEntries(const QList<HistoryEntry> &entries);

    FeedList *m_list;
    EmptyState *m_empty;
    ReferenceTitles *m_titles;
};

} // namespace kontor
