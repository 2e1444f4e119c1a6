#include "app/shell/navigation.h"

#include "app/shell/navigation_delegate.h"
#include "app/widgets/theme.h"

#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int wideWidth = 208;
constexpr int narrowWidth = 52;
using Role = NavigationDelegate::Role;
} // namespace

Navigation::Navigation(const QList<ScreenEntry> &screens, QWidget *parent)
    : QWidget(parent),
      m_screens(screens),
      m_model(new QStandardItemModel(this)),
      m_tree(new QTreeView(this)),
      m_toggle(new QToolButton(this))
{
    setObjectName(QStringLiteral("navigation"));
    m_tree->setObjectName(QStringLiteral("navigationTree"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new NavigationDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setMouseTracking(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAccessibleName(tr("Navigation"));
    m_tree->setAutoFillBackground(false);
    theme::setPanel(m_tree, "sunken");
    connect(m_tree, &QTreeView::clicked, this, &Navigation::choose);
    connect(m_tree, &QTreeView::activated, this, &Navigation::choose);

    m_toggle->setObjectName(QStringLiteral("navigationToggle"));
    m_toggle->setIcon(theme::icon("sidebar-collapse-left", ColorRole::TextMuted));
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        setNarrow(!m_narrow);
        emit narrowChanged(m_narrow);
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::grid, 0, theme::grid);
    layout->setSpacing(theme::grid);
    layout->addWidget(m_tree, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(2 * theme::grid, 0, 2 * theme::grid, 0);
    bottom->addWidget(m_toggle);
    bottom->addStretch(1);
    layout->addLayout(bottom);
    fill();
    setNarrow(false);
}

void Navigation::fill()
{
    for (const ModuleEntry &module : moduleList()) {
        auto *moduleItem = new QStandardItem(theme::icon(module.icon), module.label.translated());
        moduleItem->setData(QString::fromLatin1(module.name), Role::ModuleRole);
        moduleItem->setToolTip(moduleItem->text());
        for (const ScreenEntry &screen : m_screens) {
            if (qstrcmp(screen.module, module.name) != 0) {
                continue;
            }
            auto *item = new QStandardItem(screen.label.translated());
            item->setData(QString::fromLatin1(screen.name), Role::ScreenRole);
            item->setToolTip(item->text());
            moduleItem->appendRow(item);
        }
        if (moduleItem->rowCount() == 0) {
            delete moduleItem;
            continue;
        }
        m_model->appendRow(moduleItem);
    }
}

void Navigation::setNarrow(bool narrow)
{
    m_narrow = narrow;
    static_cast<NavigationDelegate *>(m_tree->itemDelegate())->setNarrow(narrow);
    setFixedWidth(narrow ? narrowWidth : wideWidth);
    if (narrow) {
        m_tree->collapseAll();
    }
    m_toggle->setToolTip(narrow ? tr("Show the names (Ctrl+B)") : tr("Icons only (Ctrl+B)"));
    m_tree->viewport()->update();
}

void Navigation::choose(const QModelIndex &index)
{
    const QStandardItem *item = m_model->itemFromIndex(index);
    if (item->parent() == nullptr) {
        // A module with one screen is that screen.
        if (item->rowCount() == 1) {
            item = item->child(0);
        } else if (m_narrow) {
            showMenu(*item);
            return;
        } else {
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
            return;
        }
    }
    const QString name = item->data(Role::ScreenRole).toString();
    for (const ScreenEntry &screen : m_screens) {
        if (name == QLatin1String(screen.name)) {
            emit chosen(screen.place());
        }
    }
}

void Navigation::showMenu(const QStandardItem &module)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int row = 0; row < module.rowCount(); ++row) {
        const QModelIndex index = module.child(row)->index();
        const qint64 count = index.data(Role::CountRole).toLongLong();
        const QString text = index.data().toString();
        menu->addAction(count > 0 ? tr("%1 (%2)").arg(text).arg(count) : text, this,
                        [this, index = QPersistentModelIndex(index)] { choose(index); });
    }
    const QRect row = m_tree->visualRect(module.index());
    menu->popup(m_tree->viewport()->mapToGlobal(row.topRight() + QPoint(theme::grid, 0)));
}

QStandardItem *Navigation::itemOf(const QString &screen) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem *module = m_model->item(row);
        for (int child = 0; child < module->rowCount(); ++child) {
            if (module->child(child)->data(Role::ScreenRole).toString() == screen) {
                return module->child(child);
            }
        }
    }
    return nullptr;
}

void Navigation::setCount(const QString &screen, qint64 count)
{
    if (QStandardItem *item = itemOf(screen)) {
        item->setData(count, Role::CountRole);
        showModuleCount(item->parent());
    }
}

qint64 Navigation::count(const QString &screen) const
{
    const QStandardItem *item = itemOf(screen);
    return item == nullptr ? 0 : item->data(Role::CountRole).toLongLong();
}

void Navigation::showModuleCount(QStandardItem *module)
{
    qint64 sum = 0;
    for (int row = 0; row < module->rowCount(); ++row) {
        sum += module->child(row)->data(Role::CountRole).toLongLong();
    }
    module->setData(sum, Role::CountRole);
}

void Navigation::showCurrent(const Place &place)
{
    for (const ScreenEntry &screen : m_screens) {
        if (screen.place() != place) {
            continue;
        }
        const QStandardItem *item = itemOf(QString::fromLatin1(screen.name));
        const QStandardItem *module = item->parent();
        const bool single = module->rowCount() == 1;
        if (!m_narrow && !single) {
            m_tree->expand(module->index());
        }
        m_tree->setCurrentIndex(m_narrow || single ? module->index() : item->index());
        return;
    }
    m_tree->clearSelection();
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(ColorRole::Sunken));
    painter.setPen(theme::color(ColorRole::Border));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace kontor
