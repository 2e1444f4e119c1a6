#pragma once

#include "app/views/screen.h"

#include <QWidget>

class QGridLayout;

namespace kontor {

/// The activities that this user should have done by the end of today, each with a button that
/// completes it.
class DueActivities final : public QWidget
{
    Q_OBJECT

public:
    explicit DueActivities(const ScreenContext &context, QWidget *parent = nullptr);

    void read();

signals:
    void openRequested(const kontor::Place &place);
    void noticed(const QString &text);
    void failed(const kontor::Error &error);

private:
    void showPage(const Page &page);
    void addRow(const ListRow &row, int at);
    void complete(const Record &activity);
    Filter filter() const;
    int focusedRow() const;
    void focusRow(int row);

    ScreenContext m_context;
    QGridLayout *m_grid;
    QList<ListRow> m_rows;
    bool m_shown = false;
    bool m_more = false;
};

} // namespace kontor
