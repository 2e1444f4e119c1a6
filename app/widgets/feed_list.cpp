#include "app/widgets/feed_list.h"

#include "app/widgets/cell_painter.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace kontor {

namespace {

constexpr int padding = 2 * theme::grid;
constexpr int iconSize = 16;
constexpr int highest = 100'000;

int textLeft(const FeedItem &item)
{
    return padding + (*item.icon == '\0' ? 0 : iconSize + 2 * theme::grid);
}

class FeedModel final : public QAbstractListModel
{
public:
    FeedModel(const QList<FeedItem> &items, QObject *parent)
        : QAbstractListModel(parent), m_items(items)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        // For screen readers and the search by typing; the delegate paints the entry itself.
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole
            ? m_items.at(index.row()).heading
            : QVariant();
    }
    void reset(const std::function<void()> &change)
    {
        beginResetModel();
        change();
        endResetModel();
    }

private:
    const QList<FeedItem> &m_items;
};

class FeedDelegate final : public QStyledItemDelegate
{
public:
    explicit FeedDelegate(FeedList &list) : QStyledItemDelegate(&list), m_list(list) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const FeedItem &item = m_list.items().at(index.row());
        painter->save();
        QStyleOptionViewItem shown(option);
        shown.state.setFlag(QStyle::State_Selected,
                            option.state.testFlag(QStyle::State_Selected)
                                && (m_list.hasFocus() || m_list.isSelecting()));
        cell::paintBackground(*painter, shown, false);
        const QRect area = option.rect.adjusted(padding, padding, -padding, -padding);
        if (*item.icon != '\0') {
            theme::icon(item.icon, item.iconColor)
                .paint(painter, QRect(area.left(), area.top() + 1, iconSize, iconSize));
        }
        const int left = option.rect.left() + textLeft(item);
        QRect line(left, area.top(), area.right() - left, headingHeight());
        if (!item.aside.isEmpty()) {
            const QFont font = theme::font(TextSize::Small);
            const int width = QFontMetrics(font).horizontalAdvance(item.aside) + theme::grid;
            const ColorRole role =
                item.tone == Tone::Neutral ? ColorRole::TextMuted : theme::foreground(item.tone);
            cell::paintText(*painter, QRect(line.right() - width, line.top(), width, line.height()),
                            item.aside, role, Qt::AlignRight | Qt::AlignVCenter, font);
            line.setRight(line.right() - width - theme::grid);
        }
        cell::paintText(*painter, line, item.heading, ColorRole::Text,
                        Qt::AlignLeft | Qt::AlignVCenter, theme::font(TextSize::Normal, true));
        if (!item.text.isEmpty()) {
            painter->setFont(theme::font());
            painter->setPen(theme::color(ColorRole::Text));
            painter->drawText(QRect(left, line.bottom() + 1, area.right() - left, highest),
                              Qt::TextWordWrap | Qt::AlignTop, item.text);
        }
        painter->setPen(theme::color(ColorRole::Border));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const FeedItem &item = m_list.items().at(index.row());
        const int width = m_list.viewport()->width();
        int height = 2 * padding + headingHeight();
        if (!item.text.isEmpty()) {
            const QRect room(0, 0, width - textLeft(item) - padding, highest);
            height += QFontMetrics(theme::font())
                          .boundingRect(room, Qt::TextWordWrap | Qt::AlignTop, item.text)
                          .height()
                + 1;
        }
        return {width, height};
    }

private:
    static int headingHeight() { return QFontMetrics(theme::font()).height() + 2; }

    FeedList &m_list;
};

} // namespace

bool FeedItem::operator==(const FeedItem &other) const
{
    return key == other.key && qstrcmp(icon, other.icon) == 0 && iconColor == other.iconColor
        && heading == other.heading && text == other.text && aside == other.aside
        && tone == other.tone && opens == other.opens;
}

FeedList::FeedList(QWidget *parent) : QListView(parent)
{
    setModel(new FeedModel(m_items, this));
    setItemDelegate(new FeedDelegate(*this));
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentKeyChanged(currentKey()); });
}

void FeedList::setItems(const QList<FeedItem> &items)
{
    if (items == m_items) {
        return;
    }
    const QString current = currentKey();
    const int row = currentIndex().row();
    const int scrolled = verticalScrollBar()->value();
    {
        const QSignalBlocker blocker(selectionModel());
        static_cast<FeedModel *>(model())->reset([this, &items] { m_items = items; });
        if (!setCurrentKey(current) && row >= 0 && !m_items.isEmpty()) {
            // What was current is gone; its neighbour takes its place.
            setCurrentIndex(model()->index(std::min(row, int(m_items.size()) - 1), 0));
        }
    }
    doItemsLayout();
    verticalScrollBar()->setValue(scrolled);
    fitHeight();
    if (currentKey() != current) {
        emit currentKeyChanged(currentKey());
    }
}

QString FeedList::currentKey() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_items.size() ? m_items.at(row).key : QString();
}

bool FeedList::setCurrentKey(const QString &key)
{
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).key == key) {
            setCurrentIndex(model()->index(row, 0));
            return true;
        }
    }
    return false;
}

void FeedList::setFittingHeight(bool fitting)
{
    m_fitting = fitting;
    setVerticalScrollBarPolicy(fitting ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    fitHeight();
}

void FeedList::fitHeight()
{
    if (!m_fitting) {
        return;
    }
    int height = 0;
    for (int row = 0; row < m_items.size(); ++row) {
        height += sizeHintForRow(row);
    }
    setFixedHeight(height);
}

void FeedList::openAt(const QModelIndex &index)
{
    if (index.isValid() && m_items.at(index.row()).opens) {
        emit opened(m_items.at(index.row()).key);
    }
}

void FeedList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore(); // the screen's primary action
    } else if (enter) {
        openAt(currentIndex());
    } else {
        QListView::keyPressEvent(event);
    }
}

void FeedList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !m_selecting) {
        openAt(indexAt(event->position().toPoint()));
    }
}

void FeedList::mouseDoubleClickEvent(QMouseEvent *event)
{
    QListView::mouseDoubleClickEvent(event);
    if (m_selecting) {
        openAt(indexAt(event->position().toPoint()));
    }
}

void FeedList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool opens = index.isValid() && (m_selecting || m_items.at(index.row()).opens);
    viewport()->setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FeedList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    fitHeight();
}

void FeedList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        scheduleDelayedItemsLayout();
        fitHeight();
    }
}

} // namespace kontor
