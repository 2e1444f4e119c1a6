#pragma once

#include "app/models/record_table_model.h"

#include <QTableView>

namespace kontor {

struct ScreenContext;

/// The rows of a list: 28 pixels high, the first column stays when one scrolls to the right, rows
/// are loaded as they come into sight. Enter opens, Space previews, F2 edits a cell in place, Home
/// and End go to the first and last row; any letter goes to the search.
class RecordTable final : public QTableView
{
    Q_OBJECT

public:
    RecordTable(const ScreenContext &context, RecordTableModel &model, QWidget *parent = nullptr);

    int hoveredRow() const { return m_hoveredRow; }
    /// The rows that are selected, in order, as ranges from first to last.
    QList<QPair<int, int>> selectedRanges() const;
    int selectedCount() const;
    QUuid currentId() const;
    /// Makes a loaded record current; false when it is not among the loaded rows.
    bool setCurrentId(const QUuid &id);
    /// Sets widths that fit the columns' kind.
    void setDefaultWidths();

signals:
    void openRequested(const QUuid &id, bool beside);
    void previewToggled();
    /// Letters typed on the list: the beginning of a search.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpFrozen();
    void placeFrozen();
    void tellShownRows();
    void goToRow(int row, bool extend);
    void setHoveredRow(int row);

    RecordTableModel &m_model;
    QTableView *m_frozen; ///< the first column again, over the scrolled ones
    int m_hoveredRow = -1;
};

} // namespace kontor
