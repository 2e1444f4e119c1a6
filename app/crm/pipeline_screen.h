#pragma once

#include "app/views/screen.h"

#include "common/entities/crm/stage.h"
#include "common/model/query.h"

#include <QTimer>

class QStackedWidget;
class QToolButton;

namespace kontor {

class Board;
class EmptyState;
class FilterBar;
class PageWalk;

/// The sales that may come, as cards in columns of their stages. Cards are dragged or moved by
/// Ctrl+arrows; a move that the rules refuse leaves the card where it was and says why.
class PipelineScreen final : public Screen
{
    Q_OBJECT

public:
    explicit PipelineScreen(const ScreenContext &context, QWidget *parent = nullptr);

    Board *board() const { return m_board; }
    FilterBar *filterBar() const { return m_filterBar; }
    /// Only what the user owns himself.
    QToolButton *mineOnly() const { return m_mine; }

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QAction *primaryAction() const override;
    QList<QAction *> secondaryActions() const override;
    QWidget *searchField() const override;
    void refresh() override;
    Place newPlace() const override;

private:
    void buildLayout();
    void buildActions();
    Filter filter() const;
    void readStages();
    void readOpportunities();
    void showRows(const QList<ListRow> &rows);
    void showError(const Error &error);
    void askToMove(const QUuid &card, const QString &to);
    void move(const Record &opportunity, const Stage &stage, const QString &lostReason);
    const Record *find(const QUuid &card) const;
    QStringList knownReasons() const;

    FilterBar *m_filterBar;
    QToolButton *m_mine;
    Board *m_board;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QAction *m_new;
    QAction *m_list;
    QTimer m_delay;
    QList<Stage> m_stages;
    QList<ListRow> m_rows;
    PageWalk *m_walk = nullptr;
    bool m_shown = false; ///< the board has been filled once
};

} // namespace kontor
