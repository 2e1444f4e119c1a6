#pragma once

#include "app/widgets/theme.h"

#include <QScrollArea>
#include <QUuid>

class QHBoxLayout;

namespace kontor {

class BoardList;

/// One card of a board.
struct BoardCard {
    QUuid id;
    QString title;
    QString subtitle; ///< whose it is: the customer
    QString amount;   ///< with its currency
    QString note;     ///< the next step
    QString badge;    ///< days in the column, "overdue"
    Tone badgeTone = Tone::Neutral;

    bool operator==(const BoardCard &) const = default;
};

/// One column of a board.
struct BoardColumn {
    QString key;
    QString title;
    QString sum;    ///< of the cards
    QString detail; ///< below the sum: the weighted sum
    Tone tone = Tone::Neutral;
    QList<BoardCard> cards;
};

/// Columns of cards that are moved by dragging or by keys.
///
/// Arrow keys walk, Enter opens, Ctrl+Left and Ctrl+Right move the card. The board only asks
/// (moveRequested): the screen makes the move and shows the new columns.
class Board final : public QScrollArea
{
    Q_OBJECT

public:
    explicit Board(QWidget *parent = nullptr);

    /// Shows these columns; the current card stays current, wherever it is now.
    void setColumns(const QList<BoardColumn> &columns);
    QUuid currentCard() const;
    void setCurrentCard(const QUuid &id);

signals:
    void moveRequested(const QUuid &card, const QString &from, const QString &to);
    void opened(const QUuid &card);
    void currentChanged(const QUuid &card);

private:
    void addList();
    int indexOf(const BoardList *list) const;
    void walk(const BoardList *from, int by);
    void moveCard(const BoardList *from, int by);

    QWidget *m_content;
    QHBoxLayout *m_row;
    QList<BoardList *> m_lists;
};

} // namespace kontor
