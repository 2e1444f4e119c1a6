#include "app/widgets/line_paste.h"

#include "app/widgets/csv_text.h"
#include "app/widgets/date_text.h"
#include "app/widgets/reference_lookup.h"

#include "common/base/when_done.h"

namespace kontor {

LinePaste::LinePaste(LineModel &model, const Clock &clock, QObject *parent)
    : QObject(parent), m_model(model), m_clock(clock)
{
}

std::optional<Value> LinePaste::read(const LineColumn &column, const QString &text,
                                     const QDate &today)
{
    switch (column.type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate: {
        const Result<qint64> number = readNumber(text, column.format);
        return number ? std::optional(Value(*number)) : std::nullopt;
    }
    case FieldType::Date: {
        const Result<QDate> date = readDate(text, today);
        return date ? std::optional(Value(*date)) : std::nullopt;
    }
    case FieldType::Choice:
        for (const ChoiceEdit::Option &option : column.choices) {
            if (option.label.compare(text, Qt::CaseInsensitive) == 0
                || option.code.compare(text, Qt::CaseInsensitive) == 0) {
                return Value(option.code);
            }
        }
        return std::nullopt;
    case FieldType::Boolean: {
        static const QStringList yes{QStringLiteral("1"), QStringLiteral("true"),
                                     QStringLiteral("yes"), QStringLiteral("是"), tr("Yes")};
        return Value(yes.contains(text, Qt::CaseInsensitive));
    }
    case FieldType::Text:
        return Value(text);
    case FieldType::Reference:
    case FieldType::Instant:
    case FieldType::Bytes:
        break;
    }
    return std::nullopt;
}

/// The columns that the head of a block names, -1 for names that are none; empty when it is no
/// head.
QList<int> LinePaste::namedColumns(const LineModel &model, const QStringList &head)
{
    QList<int> columns;
    int named = 0;
    for (const QString &name : head) {
        int found = -1;
        for (int i = 0; i < model.columns().size(); ++i) {
            const LineColumn &column = model.columns().at(i);
            if (!column.hidden
                && (column.title.compare(name.trimmed(), Qt::CaseInsensitive) == 0
                    || column.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)) {
                found = i;
            }
        }
        named += found >= 0 ? 1 : 0;
        columns.append(found);
    }
    // One word may be a value by chance; two that name columns are not.
    return named >= 2 || (named == 1 && head.size() == 1) ? columns : QList<int>();
}

void LinePaste::putCell(Line &line, int column, const QString &text)
{
    const LineColumn &described = m_model.columns().at(column);
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return;
    }
    ++m_cells;
    if (described.type == FieldType::Reference && described.lookup != nullptr) {
        line.typed.insert(column, trimmed);
        line.values[column] = Value();
        m_lookups.append({line.id, column, trimmed});
        return;
    }
    if (const std::optional<Value> value = read(described, trimmed, m_clock.today())) {
        m_model.set(line, described.name, *value);
        m_model.complete(line, described.name);
    } else {
        line.typed.insert(column, trimmed);
        line.values[column] = Value();
    }
}

void LinePaste::paste(const QString &block, int row, const QList<int> &columns)
{
    QList<QStringList> cells = readBlock(block);
    QList<int> targets = columns;
    if (!cells.isEmpty()) {
        if (const QList<int> named = namedColumns(m_model, cells.first()); !named.isEmpty()) {
            targets = named;
            cells.removeFirst();
        }
    }
    QList<Line> lines;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const int at = row + static_cast<int>(i);
        Line line = at < m_model.lineCount() ? m_model.lineAt(at) : m_model.newLine();
        for (qsizetype c = 0; c < std::min(cells.at(i).size(), targets.size()); ++c) {
            const int column = targets.at(c);
            const bool takes = column >= 0
                && m_model.flags(m_model.index(std::min(at, m_model.lineCount()), column))
                       .testFlag(Qt::ItemIsEditable);
            if (takes) {
                putCell(line, column, cells.at(i).at(c));
            }
        }
        m_lines.append(line.id);
        lines.append(line);
    }
    const int present = std::min(static_cast<int>(lines.size()), m_model.lineCount() - row);
    m_model.replaceLines(row, std::max(present, 0), lines);
    m_open = static_cast<int>(m_lookups.size());
    for (const Lookup &lookup : std::as_const(m_lookups)) {
        lookUp(lookup);
    }
    finishWhenDone();
}

void LinePaste::lookUp(const Lookup &lookup)
{
    const LineColumn &column = m_model.columns().at(lookup.column);
    whenDone(column.lookup->match(lookup.text), this,
             [this, lookup, name = column.name](const ReferenceHit &hit) {
                 --m_open;
                 const int row = m_model.rowOf(lookup.line);
                 const bool stillAsked =
                     row >= 0 && m_model.lineAt(row).typed.value(lookup.column) == lookup.text;
                 if (!hit.id.isNull() && stillAsked) {
                     m_model.amend(lookup.line, {{name, Value(hit.id)}}, {{name, hit.title}});
                     emit m_model.cellEntered(lookup.line, name);
                 }
                 finishWhenDone();
             });
}

void LinePaste::finishWhenDone()
{
    if (m_open > 0) {
        return;
    }
    QList<PasteProblem> problems;
    for (const QUuid &id : std::as_const(m_lines)) {
        const int row = m_model.rowOf(id);
        if (row < 0) {
            continue;
        }
        const Line &line = m_model.lineAt(row);
        for (int column = 0; column < m_model.columns().size(); ++column) {
            if (line.typed.contains(column)) {
                problems.append({row, column, line.typed.value(column)});
            }
        }
    }
    emit finished(m_cells, problems);
}

} // namespace kontor
