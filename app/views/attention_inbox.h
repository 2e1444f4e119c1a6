#pragma once

#include "app/views/screen.h"

#include <QTimer>

class QLabel;
class QStackedWidget;

namespace kontor {

class ConflictView;
class EmptyState;
class FeedList;
class RefusalView;

/// "Needs attention": what of this desktop's work waits for its person: conflicts to decide,
/// commands that the server refused. Worked through by keyboard, from top to bottom.
class AttentionInbox final : public Screen
{
    Q_OBJECT

public:
    explicit AttentionInbox(const ScreenContext &context, QWidget *parent = nullptr);

    QString title() const override { return tr("Needs attention"); }
    Place place() const override { return Place::named(QStringLiteral("inbox")); }
    QIcon icon() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    void refresh() override { read(); }
    void save() override;

    FeedList *list() const { return m_list; }
    ConflictView *conflictView() const { return m_conflict; }
    RefusalView *refusalView() const { return m_refusal; }
    QAction *action(const QString &name) const { return findChild<QAction *>(name); }

private:
    void buildLayout();
    QAction *makeAction(const char *name, const QString &text, const QKeySequence &key,
                        void (AttentionInbox::*act)());
    void read();
    void takeItems(const QList<AttentionItem> &items);
    void showCurrent();
    void updateActions();
    const AttentionItem *current() const;
    bool isConflict() const;
    void keepMine();
    void takeTheirs();
    void saveDecision();
    void retry();
    void edit();
    void editDocument(const AttentionItem &item);
    void discard();
    void openRecord();
    void resolve(const QUuid &command, const Resolution &resolution, const QString &notice);

    QList<AttentionItem> m_items;
    QString m_shown; ///< key of the item on the right
    QList<FieldConflict> m_shownConflicts;
    FeedList *m_list;
    QStackedWidget *m_pages;
    QLabel *m_heading;
    ConflictView *m_conflict;
    RefusalView *m_refusal;
    EmptyState *m_empty;
    QAction *m_save;
    QAction *m_mine;
    QAction *m_theirs;
    QAction *m_retry;
    QAction *m_edit;
    QAction *m_open;
    QAction *m_discard;
    QTimer m_reading; ///< gathers changes that come together
};

} // namespace kontor
