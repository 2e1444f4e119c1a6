#pragma once

#include "app/widgets/board.h"

#include <QAbstractListModel>
#include <QFrame>
#include <QListView>

class QLabel;

namespace kontor {

/// The cards of one column.
class BoardCards final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr auto mimeType = "application/x-kontor-card";

    using QAbstractListModel::QAbstractListModel;

    void setColumn(const BoardColumn &column);
    const QString &key() const { return m_key; }
    const QList<BoardCard> &cards() const { return m_cards; }
    int rowOf(const QUuid &card) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

signals:
    /// A card of another column was dropped here.
    void dropped(const QUuid &card, const QString &from);

private:
    void place(const BoardCard &card, int row);

    QString m_key;
    QList<BoardCard> m_cards;
};

/// One column of a board: its head and its cards.
class BoardList final : public QFrame
{
    Q_OBJECT

public:
    explicit BoardList(QWidget *parent = nullptr);

    void setColumn(const BoardColumn &column);
    BoardCards &cards() { return m_cards; }
    const BoardCards &cards() const { return m_cards; }
    QListView *view() const { return m_view; }
    QUuid currentCard() const;
    /// Makes a card current and takes the focus; -1: the first.
    void enter(int row);

signals:
    void walked(int by);
    void moveAsked(int by);
    void opened(const QUuid &card);
    void currentChanged(const QUuid &card);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    BoardCards m_cards;
    QListView *m_view;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_sum;
    QLabel *m_detail;
};

} // namespace kontor
