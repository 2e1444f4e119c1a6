#pragma once

#include <QStyledItemDelegate>

namespace kontor {

class Clock;
class LineModel;
class ValueEdit;

/// Paints the cells of a line grid and makes their editors.
class LineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    LineDelegate(LineModel &model, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

signals:
    /// An editor was made; the grid watches its keys.
    void editorMade(kontor::ValueEdit *editor) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    LineModel &m_model;
    const Clock &m_clock;
};

} // namespace kontor
