#pragma once

#include "app/widgets/theme.h"

#include <QListView>

namespace kontor {

/// One entry of a FeedList: a heading on one line, what there is to say below it.
struct FeedItem {
    QString key; ///< what it is known by; unique within its list
    const char *icon = "";
    ColorRole iconColor = ColorRole::TextMuted;
    QString heading = {};
    QString text = {};         ///< any number of lines; may be empty
    QString aside = {};        ///< at the right of the heading: a time, a user
    Tone tone = Tone::Neutral; ///< of `aside`
    bool opens = false;        ///< whether there is something behind it

    bool operator==(const FeedItem &other) const;
};

/// Entries of different height below each other: a timeline, a history, an inbox. Up and Down move,
/// Enter or a click opens.
class FeedList final : public QListView
{
    Q_OBJECT

public:
    explicit FeedList(QWidget *parent = nullptr);

    /// Shows these; the current entry and the scroll position stay where they are.
    void setItems(const QList<FeedItem> &items);
    const QList<FeedItem> &items() const { return m_items; }
    QString currentKey() const;
    /// Makes an entry current; false when it is not there.
    bool setCurrentKey(const QString &key);
    /// As high as its entries are, instead of scrolling.
    void setFittingHeight(bool fitting);
    /// A click makes an entry current; only Enter or a double click opens it.
    void setSelecting(bool selecting) { m_selecting = selecting; }
    bool isSelecting() const { return m_selecting; }

signals:
    void opened(const QString &key);
    void currentKeyChanged(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openAt(const QModelIndex &index);
    void fitHeight();

    QList<FeedItem> m_items;
    bool m_fitting = false;
    bool m_selecting = false;
};

} // namespace kontor
