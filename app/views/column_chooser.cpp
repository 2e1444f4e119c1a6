#include "app/views/column_chooser.h"

#include "app/widgets/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace kontor {

ColumnChooser::ColumnChooser(const QList<ListColumn> &all, const QList<ListColumn> &shown,
                             QWidget *parent)
    : QDialog(parent), m_list(new QListWidget(this))
{
    setWindowTitle(tr("Columns"));
    resize(90 * theme::grid, 120 * theme::grid);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setProperty("framed", true);
    m_list->installEventFilter(this);
    for (const ListColumn &column : shown) {
        addColumn(column, true);
    }
    for (const ListColumn &column : all) {
        if (!shown.contains(column)) {
            addColumn(column, false);
        }
    }
    m_list->setCurrentRow(0);
    auto *hint = new QLabel(tr("Space shows or hides, Alt+Up and Alt+Down move."), this);
    theme::setTone(hint, "muted");
    theme::setTextSize(hint, TextSize::Small);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &ColumnChooser::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->addWidget(m_list, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
}

void ColumnChooser::addColumn(const ListColumn &column, bool shown)
{
    auto *item = new QListWidgetItem(column.title, m_list);
    item->setData(Qt::UserRole, column.name);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                   | Qt::ItemIsDragEnabled);
    item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
}

void ColumnChooser::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row >= 0 && to >= 0 && to < m_list->count()) {
        m_list->insertItem(to, m_list->takeItem(row));
        m_list->setCurrentRow(to);
    }
}

void ColumnChooser::take()
{
    QStringList columns;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            columns.append(m_list->item(row)->data(Qt::UserRole).toString());
        }
    }
    if (!columns.isEmpty()) {
        emit chosen(columns);
    }
    accept();
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers().testFlag(Qt::AltModifier);
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace kontor
