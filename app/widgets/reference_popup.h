#pragma once

#include "app/widgets/reference_hits.h"

#include <QFrame>

class QListView;

namespace kontor {

/// The list of hits below a ReferencePicker. It never takes the focus: the picker moves in it.
class ReferencePopup final : public QFrame
{
    Q_OBJECT

public:
    explicit ReferencePopup(QWidget *owner);

    ReferenceHits &hits() { return m_hits; }
    void showHits(const QList<ReferenceHit> &hits, const QString &typed,
                  const ReferenceLookup &lookup);
    /// Moves by rows, skipping those that cannot be taken.
    void step(int by);
    /// The row that Enter takes, or -1.
    int currentRow() const;

signals:
    void activated(int row);

private:
    void place();

    QWidget *m_owner;
    ReferenceHits m_hits;
    QListView *m_view;
};

} // namespace kontor
