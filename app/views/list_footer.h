#pragma once

#include "app/models/page_walk.h"
#include "app/models/record_table_model.h"

#include <QWidget>

class QLabel;

namespace kontor {

class OlderNote;
class RecordTable;

/// The line below a list: how many records there are and are selected, the sums of both, how old
/// the shown copy is and what it does not hold.
class ListFooter final : public QWidget
{
    Q_OBJECT

public:
    ListFooter(DataSource &source, const Clock &clock, RecordTableModel &model, RecordTable &table,
               QWidget *parent = nullptr);

    QString countText() const;
    QString sumText() const;
    OlderNote *older() const { return m_older; }

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
    OlderNote *m_older;
    QLabel *m_sums;
    QTimer m_delay;
    PageWalk *m_walk = nullptr; ///< adds up selected rows that are not loaded
};

} // namespace kontor
