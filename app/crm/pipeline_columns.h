#pragma once

#include "app/widgets/board.h"

#include "common/entities/crm/stage.h"
#include "common/model/query.h"

#include <QCoreApplication>

namespace kontor {

/// What the pipeline board shows, from stages and opportunities alone.
class PipelineColumns
{
    Q_DECLARE_TR_FUNCTIONS(kontor::PipelineColumns)

public:
    /// For how long a won or lost opportunity stays on the board, in days after its last change.
    static constexpr int daysShown = 30;

    /// The opportunities of a board: all in open stages, and those won or lost lately.
    static Query query(const Filter &filter, Instant now);
    /// A column for each stage, from left to right. `rows` are those of query(). Sums are in the
    /// currency of the books; amounts in another one say so.
    static QList<BoardColumn> of(const QList<Stage> &stages, const QList<ListRow> &rows,
                                 Instant now, const QString &currency);
    /// What may be expected: revenue x probability.
    static Amount weighted(const Record &opportunity);

private:
    static BoardCard card(const ListRow &row, const Stage &stage, Instant now,
                          const QString &currency);
};

} // namespace kontor
