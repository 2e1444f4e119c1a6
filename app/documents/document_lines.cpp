#include "app/documents/document_lines.h"

#include "app/documents/coded_lookup.h"
#include "app/models/format.h"

namespace kontor {

namespace {
constexpr int characterWidth = 8;
constexpr int narrowest = 64;
} // namespace

DocumentLines::DocumentLines(DataSource &source, const DocumentKind &kind, QObject *parent)
    : QObject(parent), m_source(source), m_kind(kind), m_titles(source), m_model(this)
{
    m_model.setFixed(kind.linesFixed);
    connect(&m_model, &LineModel::linesChanged, this, [this] {
        if (m_settled) {
            emit changed();
        }
    });
}

void DocumentLines::setUp()
{
    QList<LineColumn> columns;
    QList<LineColumn> extra = extraColumns();
    for (const QString &name : m_kind.columns) {
        const Field *field = entity().find(name);
        if (field != nullptr && m_source.rights().maySee(entity(), *field)) {
            columns.append(columnOf(*field, false));
        }
        for (qsizetype i = 0; i < extra.size(); ++i) {
            if (extra.at(i).name == name) {
                columns.append(extra.takeAt(i));
            }
        }
    }
    columns += extra;
    for (const Field &field : entity().fields) {
        if (!m_kind.columns.contains(QLatin1String(field.name))) {
            columns.append(columnOf(field, true));
        }
    }
    m_columns = columns;
    showColumns(true);
}

void DocumentLines::showColumns(bool editable)
{
    QList<LineColumn> columns = m_columns;
    for (LineColumn &column : columns) {
        column.hidden = column.hidden || !isShown(column.name, editable);
    }
    m_model.setColumns(columns);
}

LineColumn DocumentLines::columnOf(const Field &field, bool hidden) const
{
    LineColumn column;
    column.name = QString::fromLatin1(field.name);
    column.title = field.label.translated();
    column.type = field.type;
    column.format = numberFormat(field);
    column.readOnly =
        field.has(ReadOnly) || (m_kind.linesFixed && column.name != QLatin1String("quantity"));
    column.hidden = hidden;
    column.width = qMax(narrowest, widthInCharacters(field) * characterWidth);
    if (field.type == FieldType::Choice) {
        for (const Choice &choice : field.choices()) {
            column.choices.append({QString::fromLatin1(choice.code), choice.label.translated()});
        }
    }
    if (field.type == FieldType::Reference && field.target != nullptr) {
        column.lookup = lookupOf(*field.target);
    }
    refine(column, field);
    return column;
}

ReferenceLookup *DocumentLines::lookupOf(const Entity &target) const
{
    ReferenceLookup *&lookup = m_lookups[&target];
    if (lookup == nullptr) {
        auto *parent = const_cast<DocumentLines *>(this);
        const bool coded = target.find(QLatin1String("code")) != nullptr
            && target.find(QLatin1String("name")) != nullptr;
        if (target.key() == QLatin1String("product")) {
            lookup = new CodedLookup(m_source, target, CodedLookup::Title::Code, parent);
        } else if (coded && target.key() == QLatin1String("account")) {
            lookup = new CodedLookup(m_source, target, CodedLookup::Title::CodeAndName, parent);
        } else {
            lookup = new RecordLookup(m_source, target, parent);
        }
    }
    return lookup;
}

void DocumentLines::setEditable(bool editable)
{
    if (editable == isEditable()) {
        return;
    }
    m_model.setReadOnly(!editable);
    showColumns(editable);
}

void DocumentLines::take(const QList<Record> &lines)
{
    if (m_settled && isPresent(lines)) {
        for (const Record &line : lines) {
            m_known.insert(line.id, line);
        }
        emit taken();
        return;
    }
    m_taken = lines;
    m_settled = false;
    m_titles.fetch(lines, [this, round = ++m_round] {
        if (round == m_round) {
            show(m_taken);
        }
    });
}

/// Saving brings back what the grid shows already; it keeps its cursor and its undo then.
bool DocumentLines::isPresent(const QList<Record> &lines) const
{
    const QList<Record> shown = records();
    return !shown.isEmpty()
        && std::equal(
            lines.begin(), lines.end(), shown.begin(), shown.end(),
            [](const Record &a, const Record &b) { return a.id == b.id && a.values == b.values; });
}

void DocumentLines::show(const QList<Record> &lines)
{
    m_known.clear();
    QList<Line> shown;
    for (const Record &record : lines) {
        m_known.insert(record.id, record);
        Line line = m_model.newLine();
        line.id = record.id;
        write(record, line);
        shown.append(line);
    }
    m_model.setLines(shown);
    m_settled = true;
    emit taken();
}

QList<Record> DocumentLines::records() const
{
    if (!m_settled) {
        return m_taken;
    }
    QList<Record> records;
    for (const Line &line : m_model.lines()) {
        records.append(toRecord(line));
    }
    return records;
}

Record DocumentLines::toRecord(const Line &line) const
{
    Record record = m_known.value(line.id, Record(entity()));
    record.id = line.id;
    for (qsizetype i = 0; i < m_model.columns().size(); ++i) {
        const Field *field = entity().find(m_model.columns().at(i).name);
        if (field != nullptr) {
            record.set(field->name, line.values.at(i));
        }
    }
    return record;
}

void DocumentLines::write(const Record &record, Line &line) const
{
    for (const LineColumn &column : m_model.columns()) {
        const Field *field = entity().find(column.name);
        if (field == nullptr) {
            continue;
        }
        const Value &value = record.value(field->name);
        if (value == m_model.value(line, column.name)) {
            continue;
        }
        const Record *target =
            field->type == FieldType::Reference ? m_titles.find(value.toUuid()) : nullptr;
        m_model.set(line, column.name, value, target == nullptr ? QString() : titleOf(*target));
    }
}

} // namespace kontor
