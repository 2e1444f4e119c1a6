#pragma once

#include "app/models/page_walk.h"
#include "app/models/record_table_model.h"

#include <QWidget>

class QLabel;

namespace kontor {

class RecordTable;

/// The line below a list: how many records there are and are selected, the sums of both, and how
/// old the shown copy is.
class ListFooter final : public QWidget
{
    Q_OBJECT

public:
    ListFooter(DataSource &source, const Clock &clock, RecordTableModel &model, RecordTable &table,
               QWidget *parent = nullptr);

    QString countText() const;
    QString sumText() const;

private:
    void update();
    void sumSelection();
    void showSums(const QList<qint64> &selected);

    DataSource &m_source;
    const Clock &m_clock;
    RecordTableModel &m_model;
    RecordTable &m_table;
    QLabel *m_count;
    QLabel *m_age;
    QLabel *m_sums;
    QTimer m_delay;
    PageWalk *m_walk = nullptr; ///< adds up selected rows that are not loaded
};

} // namespace kontor
