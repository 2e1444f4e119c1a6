#pragma once

#include "app/models/record_table_model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace kontor {

/// Beside the count of a list's records: that closed documents of long ago, or what tells of other
/// warehouses than the user's own, are not on this computer but at the office, and the way to have
/// them listed too. Nothing where the copy lacks none.
class OlderNote final : public QWidget
{
    Q_OBJECT

public:
    OlderNote(DataSource &source, RecordTableModel &model, QWidget *parent = nullptr);

    /// The list is about to show this filter: one that speaks of days of which the copy lacks
    /// documents, or of another warehouse, asks the office by itself.
    void follow(const Filter &filter);
    QString text() const;
    /// Lists them too, or no more.
    QPushButton *button() const { return m_button; }

private:
    void update();
    QString lacking() const;
    bool isReachable() const;

    DataSource &m_source;
    RecordTableModel &m_model;
    QLabel *m_text;
    QPushButton *m_button;
    bool m_named = false; ///< the filter speaks of what the copy lacks
};

} // namespace kontor
