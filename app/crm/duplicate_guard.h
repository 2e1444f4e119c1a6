#pragma once

#include "app/views/record_view.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;

namespace kontor {

/// Tells, while a new customer or supplier is typed, which ones are there already that look the
/// same: by name whatever its spelling, by phone, by tax number.
class DuplicateGuard final : public QFrame
{
    Q_OBJECT

public:
    /// Puts itself above the form of `view`, which shows a party.
    DuplicateGuard(const ScreenContext &context, RecordView &view);

    /// What stands for those that were found, the most alike first.
    QStringList found() const { return m_found; }

signals:
    void openRequested(const kontor::Place &place);

private:
    /// Which records are like the one that is typed; Filter::any({}) when nothing tells yet.
    static Filter alike(const Record &party);
    void search();
    void showFound(const QList<ListRow> &rows);

    ScreenContext m_context;
    RecordView &m_view;
    QHBoxLayout *m_links;
    QStringList m_found;
    QTimer m_delay;
    int m_round = 0; ///< tells the answer to the last question from older ones
};

} // namespace kontor
