#include "app/widgets/board_list.h"

#include "app/widgets/cell_painter.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

namespace kontor {

namespace {

constexpr int columnWidth = 264;
constexpr int lineHeight = 5 * theme::grid;
constexpr int cardPadding = 3 * theme::grid;

int cardHeight(const BoardCard &card)
{
    const int lines =
        2 + (card.amount.isEmpty() && card.badge.isEmpty() ? 0 : 1) + (card.note.isEmpty() ? 0 : 1);
    return lines * lineHeight + 2 * cardPadding - theme::grid;
}

class CardDelegate final : public QStyledItemDelegate
{
public:
    CardDelegate(const BoardCards &cards, QObject *parent)
        : QStyledItemDelegate(parent), m_cards(cards)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {columnWidth, cardHeight(m_cards.cards().at(index.row())) + 2 * theme::grid};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const BoardCard &card = m_cards.cards().at(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRect area = option.rect.adjusted(2, theme::grid, -2, -theme::grid);
        painter->setPen(
            QPen(theme::color(current ? ColorRole::Accent : ColorRole::Border), current ? 2 : 1));
        painter->setBrush(theme::color(option.state.testFlag(QStyle::State_MouseOver)
                                           ? ColorRole::Hover
                                           : ColorRole::Surface));
        painter->drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 5, 5);
        paintContent(*painter, area.adjusted(cardPadding, cardPadding - 2, -cardPadding, 0), card);
        painter->restore();
    }

private:
    static void paintContent(QPainter &painter, const QRect &area, const BoardCard &card)
    {
        QRect line(area.left(), area.top(), area.width(), lineHeight);
        const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
        cell::paintText(painter, line, card.title, ColorRole::Text, left,
                        theme::font(TextSize::Normal, true));
        line.translate(0, lineHeight);
        cell::paintText(painter, line, card.subtitle, ColorRole::TextMuted, left,
                        theme::font(TextSize::Normal));
        if (!card.amount.isEmpty() || !card.badge.isEmpty()) {
            line.translate(0, lineHeight);
            const int badge = card.badge.isEmpty()
                ? 0
                : QFontMetrics(theme::font(TextSize::Small)).horizontalAdvance(card.badge)
                    + 4 * theme::grid;
            cell::paintText(painter, line.adjusted(0, 0, -badge - theme::grid, 0), card.amount,
                            ColorRole::Text, left, theme::font());
            cell::paintPill(painter, QRect(line.right() - badge + 1, line.top(), badge, lineHeight),
                            card.badge, card.badgeTone);
        }
        if (!card.note.isEmpty()) {
            line.translate(0, lineHeight);
            cell::paintText(painter, line, card.note, ColorRole::TextMuted, left,
                            theme::font(TextSize::Small));
        }
    }

    const BoardCards &m_cards;
};

} // namespace

// --- the cards -----------------------------------------------------------------------------------

/// Changes row by row, so that the view keeps its current card and where it is scrolled to.
void BoardCards::setColumn(const BoardColumn &column)
{
    m_key = column.key;
    const auto isWanted = [&column](const BoardCard &card) {
        return std::any_of(column.cards.begin(), column.cards.end(),
                           [&card](const BoardCard &each) { return each.id == card.id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!isWanted(m_cards.at(row))) {
            beginRemoveRows({}, row, row);
            m_cards.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < column.cards.size(); ++row) {
        place(column.cards.at(row), row);
    }
}

/// Shows the card in this row; all rows above are as they shall be.
void BoardCards::place(const BoardCard &card, int row)
{
    const int from = rowOf(card.id);
    if (from < 0) {
        beginInsertRows({}, row, row);
        m_cards.insert(row, card);
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_cards.move(from, row);
        endMoveRows();
    }
    if (m_cards.at(row) != card) {
        m_cards[row] = card;
        emit dataChanged(index(row), index(row));
    }
}

int BoardCards::rowOf(const QUuid &card) const
{
    for (int row = 0; row < m_cards.size(); ++row) {
        if (m_cards.at(row).id == card) {
            return row;
        }
    }
    return -1;
}

int BoardCards::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant BoardCards::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const BoardCard &card = m_cards.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return card.title;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return QStringList{card.title, card.subtitle, card.amount, card.badge, card.note}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(u'\n');
    default:
        return {};
    }
}

Qt::ItemFlags BoardCards::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
            | Qt::ItemNeverHasChildren
                           : Qt::ItemIsDropEnabled;
}

QStringList BoardCards::mimeTypes() const
{
    return {QString::fromLatin1(mimeType)};
}

QMimeData *BoardCards::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    const QUuid id = m_cards.at(indexes.first().row()).id;
    data->setData(QString::fromLatin1(mimeType), id.toByteArray() + m_key.toUtf8());
    return data;
}

bool BoardCards::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                 const QModelIndex &) const
{
    return data->hasFormat(QString::fromLatin1(mimeType));
}

bool BoardCards::dropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &)
{
    constexpr int idLength = 38; // a UUID in braces
    const QByteArray content = data->data(QString::fromLatin1(mimeType));
    const QUuid card(content.left(idLength));
    const QString from = QString::fromUtf8(content.mid(idLength));
    if (!card.isNull() && from != m_key) {
        emit dropped(card, from);
    }
    return false; // the screen moves it, not the view
}

// --- the column ----------------------------------------------------------------------------------

BoardList::BoardList(QWidget *parent)
    : QFrame(parent),
      m_view(new QListView(this)),
      m_title(new QLabel(this)),
      m_count(new QLabel(this)),
      m_sum(new QLabel(this)),
      m_detail(new QLabel(this))
{
    setFixedWidth(columnWidth + 4 * theme::grid);
    theme::setPanel(this, "sunken");
    m_title->setProperty("heading", true);
    for (QLabel *label : {m_count, m_detail}) {
        theme::setTone(label, "muted");
    }
    theme::setTextSize(m_detail, TextSize::Small);
    m_view->setModel(&m_cards);
    m_view->setItemDelegate(new CardDelegate(m_cards, m_view));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDropIndicatorShown(false);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setProperty("board", true);
    m_view->installEventFilter(this);

    auto *head = new QGridLayout;
    head->setContentsMargins(theme::grid, 0, theme::grid, 0);
    head->setHorizontalSpacing(2 * theme::grid);
    head->setVerticalSpacing(0);
    head->addWidget(m_title, 0, 0);
    head->addWidget(m_count, 0, 1, Qt::AlignRight);
    head->addWidget(m_sum, 1, 0);
    head->addWidget(m_detail, 1, 1, Qt::AlignRight);
    head->setColumnStretch(0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, theme::grid);
    column->setSpacing(theme::grid);
    column->addLayout(head);
    column->addWidget(m_view, 1);

    connect(m_view, &QListView::doubleClicked, this,
            [this](const QModelIndex &index) { emit opened(m_cards.cards().at(index.row()).id); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentChanged(currentCard()); });
}

void BoardList::setColumn(const BoardColumn &column)
{
    m_cards.setColumn(column);
    m_title->setText(column.title);
    m_count->setText(QString::number(column.cards.size()));
    m_sum->setText(column.sum);
    m_detail->setText(column.detail);
    static constexpr std::array<const char *, 5> tones = {"plain", "accent", "positive", "warning",
                                                          "negative"};
    theme::setTone(m_title, tones.at(static_cast<size_t>(column.tone)));
}

QUuid BoardList::currentCard() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_cards.cards().at(current.row()).id : QUuid();
}

void BoardList::enter(int row)
{
    const int last = m_cards.rowCount() - 1;
    m_view->setFocus();
    if (last >= 0) {
        m_view->setCurrentIndex(m_cards.index(std::clamp(row, 0, last)));
    }
}

bool BoardList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        m_view->clearSelection();
    } else if (event->type() == QEvent::FocusIn && m_view->currentIndex().isValid()) {
        m_view->selectionModel()->select(m_view->currentIndex(),
                                         QItemSelectionModel::ClearAndSelect);
    }
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const int direction = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
    if (direction != 0 && key->modifiers().testFlag(Qt::ControlModifier)) {
        emit moveAsked(direction);
        return true;
    }
    if (direction != 0 && key->modifiers() == Qt::NoModifier) {
        emit walked(direction);
        return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        && key->modifiers() == Qt::NoModifier && !currentCard().isNull()) {
        emit opened(currentCard());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace kontor
