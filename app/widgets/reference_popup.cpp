#include "app/widgets/reference_popup.h"

#include "app/widgets/theme.h"

#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr int rowsShown = 10;
constexpr int widthMin = 320;

/// Title on the left, what tells it apart on the right.
class HitDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        using Kind = ReferenceHits::Kind;
        const auto kind = static_cast<Kind>(index.data(ReferenceHits::KindRole).toInt());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (selected) {
            painter->fillRect(option.rect, theme::color(ColorRole::Selection));
        }
        const QRect area = option.rect.adjusted(2 * theme::grid, 0, -2 * theme::grid, 0);
        const QString detail = index.data(ReferenceHits::DetailRole).toString();
        const QFont small = theme::font(TextSize::Small);
        const int detailWidth =
            std::min(QFontMetrics(small).horizontalAdvance(detail) + theme::grid, area.width() / 2);
        painter->setFont(theme::font());
        painter->setPen(theme::color(selected                ? ColorRole::SelectionText
                                         : kind == Kind::Hit ? ColorRole::Text
                                         : kind == Kind::Create || kind == Kind::Browse
                                         ? ColorRole::Accent
                                         : ColorRole::TextMuted));
        const QRect titleArea = area.adjusted(0, 0, -detailWidth - 2 * theme::grid, 0);
        const QString title =
            QFontMetrics(theme::font())
                .elidedText(index.data().toString(), Qt::ElideRight, titleArea.width());
        painter->drawText(titleArea, Qt::AlignVCenter | Qt::AlignLeft, title);
        painter->setFont(small);
        painter->setPen(theme::color(selected ? ColorRole::SelectionText : ColorRole::TextMuted));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight,
                          QFontMetrics(small).elidedText(detail, Qt::ElideRight, detailWidth));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {widthMin, theme::rowHeight};
    }
};

} // namespace

ReferencePopup::ReferencePopup(QWidget *owner)
    : QFrame(owner, Qt::ToolTip), m_owner(owner), m_view(new QListView(this))
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    theme::setPanel(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, theme::grid, 1, theme::grid);
    layout->addWidget(m_view);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setModel(&m_hits);
    m_view->setItemDelegate(new HitDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    connect(m_view, &QListView::entered, m_view,
            qOverload<const QModelIndex &>(&QListView::setCurrentIndex));
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { emit activated(index.row()); });
}

void ReferencePopup::showHits(const QList<ReferenceHit> &hits, const QString &typed,
                              const ReferenceLookup &lookup)
{
    m_hits.setHits(hits, typed, lookup);
    // With nothing found the first thing that can be done is not what Enter should do by surprise.
    if (!hits.isEmpty()) {
        m_view->setCurrentIndex(m_hits.index(0));
    }
    place();
    show();
}

void ReferencePopup::place()
{
    const int rows = std::min(m_hits.rowCount(), rowsShown);
    const QSize size(std::max(m_owner->width(), widthMin),
                     rows * theme::rowHeight + 2 * theme::grid + 2);
    QPoint position = m_owner->mapToGlobal(QPoint(0, m_owner->height() + 2));
    const QRect screen = m_owner->screen()->availableGeometry();
    if (position.y() + size.height() > screen.bottom()) {
        position = m_owner->mapToGlobal(QPoint(0, -2)) - QPoint(0, size.height());
    }
    position.setX(std::min(position.x(), screen.right() - size.width()));
    setGeometry(QRect(position, size));
}

void ReferencePopup::step(int by)
{
    const int direction = by < 0 ? -1 : 1;
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() + by
        : direction > 0                        ? 0
                                               : m_hits.rowCount() - 1;
    row = std::clamp(row, 0, m_hits.rowCount() - 1);
    while (row >= 0 && row < m_hits.rowCount()) {
        const QModelIndex index = m_hits.index(row);
        if (m_hits.flags(index).testFlag(Qt::ItemIsSelectable)) {
            m_view->setCurrentIndex(index);
            return;
        }
        row += direction;
    }
}

int ReferencePopup::currentRow() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

} // namespace kontor
