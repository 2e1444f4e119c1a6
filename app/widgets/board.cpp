#include "app/widgets/board.h"

#include "app/widgets/board_list.h"

#include <QHBoxLayout>

namespace kontor {

Board::Board(QWidget *parent)
    : QScrollArea(parent), m_content(new QWidget(this)), m_row(new QHBoxLayout(m_content))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    theme::setPanel(m_content, "window");
    m_row->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    m_row->setSpacing(2 * theme::grid);
    m_row->addStretch();
    setWidget(m_content);
}

void Board::addList()
{
    auto *list = new BoardList(m_content);
    m_row->insertWidget(static_cast<int>(m_lists.size()), list);
    m_lists.append(list);
    connect(list, &BoardList::walked, this, [this, list](int by) { walk(list, by); });
    connect(list, &BoardList::moveAsked, this, [this, list](int by) { moveCard(list, by); });
    connect(list, &BoardList::opened, this, &Board::opened);
    connect(list, &BoardList::currentChanged, this, &Board::currentChanged);
    connect(&list->cards(), &BoardCards::dropped, this,
            [this, list](const QUuid &card, const QString &from) {
                emit moveRequested(card, from, list->cards().key());
            });
}

void Board::setColumns(const QList<BoardColumn> &columns)
{
    const QUuid current = currentCard();
    while (m_lists.size() < columns.size()) {
        addList();
    }
    while (m_lists.size() > columns.size()) {
        delete m_lists.takeLast();
    }
    for (qsizetype i = 0; i < columns.size(); ++i) {
        m_lists.at(i)->setColumn(columns.at(i));
    }
    const bool focused = std::any_of(m_lists.begin(), m_lists.end(), [](const BoardList *list) {
        return list->view()->hasFocus();
    });
    if (!current.isNull() && focused) {
        setCurrentCard(current);
    }
    if (focusProxy() == nullptr && !m_lists.isEmpty()) {
        setFocusProxy(m_lists.first()->view());
    }
}

QUuid Board::currentCard() const
{
    for (const BoardList *list : m_lists) {
        if (list->view()->hasFocus()) {
            return list->currentCard();
        }
    }
    return {};
}

void Board::setCurrentCard(const QUuid &id)
{
    for (BoardList *list : std::as_const(m_lists)) {
        if (const int row = list->cards().rowOf(id); row >= 0) {
            list->enter(row);
            ensureWidgetVisible(list);
            return;
        }
    }
}

int Board::indexOf(const BoardList *list) const
{
    return static_cast<int>(m_lists.indexOf(const_cast<BoardList *>(list)));
}

void Board::walk(const BoardList *from, int by)
{
    const int row = from->view()->currentIndex().row();
    for (int i = indexOf(from) + by; i >= 0 && i < m_lists.size(); i += by) {
        if (m_lists.at(i)->cards().rowCount() > 0) {
            m_lists.at(i)->enter(std::max(row, 0));
            ensureWidgetVisible(m_lists.at(i));
            return;
        }
    }
}

void Board::moveCard(const BoardList *from, int by)
{
    const int to = indexOf(from) + by;
    if (to >= 0 && to < m_lists.size() && !from->currentCard().isNull()) {
        emit moveRequested(from->currentCard(), from->cards().key(), m_lists.at(to)->cards().key());
    }
}

} // namespace kontor
