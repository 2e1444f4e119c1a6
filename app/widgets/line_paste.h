#pragma once

#include "app/widgets/line_model.h"

namespace kontor {

class Clock;

/// A cell of a pasted block that was not understood.
struct PasteProblem {
    int row = 0; ///< of the grid
    int column = 0;
    QString text;
};

/// Puts a block copied from a spreadsheet into a grid: cell by cell from a corner, or by the names
/// of the columns when the first row of the block holds them. Records are looked up by what
/// identifies them; what is not understood stays in its cell as text and is reported.
class LinePaste final : public QObject
{
    Q_OBJECT

public:
    LinePaste(LineModel &model, const Clock &clock, QObject *parent = nullptr);

    /// Pastes and answers with finished(), once.
    void paste(const QString &block, int row, const QList<int> &columns);

    /// What a text means in a column, without looking anything up; nothing for references.
    static std::optional<Value> read(const LineColumn &column, const QString &text,
                                     const QDate &today);

signals:
    void finished(int cells, const QList<kontor::PasteProblem> &problems);

private:
    /// A reference cell whose text is being looked up.
    struct Lookup {
        QUuid line;
        int column;
        QString text;
    };

    static QList<int> namedColumns(const LineModel &model, const QStringList &head);
    void putCell(Line &line, int column, const QString &text);
    void lookUp(const Lookup &lookup);
    void finishWhenDone();

    LineModel &m_model;
    const Clock &m_clock;
    QList<Lookup> m_lookups;
    QList<QUuid> m_lines;
    int m_cells = 0;
    int m_open = 0;
};

} // namespace kontor
