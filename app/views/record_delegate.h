#pragma once

#include "app/views/screen.h"

#include <QStyledItemDelegate>

namespace kontor {

class RecordTable;

/// Paints the cells of a list and edits them in place: figures on the right, states as words on a
/// soft ground, rows that changed a moment ago marked.
class RecordDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RecordDelegate(const ScreenContext &context, RecordTable &table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ScreenContext m_context;
    RecordTable &m_table;
};

} // namespace kontor
