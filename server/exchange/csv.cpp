#include "server/exchange/csv.h"

#include <QSet>

namespace kontor {

namespace {

/// The separator that most often stands in the first line outside of quotes.
QChar findSeparator(const QString &text)
{
    QChar best = u',';
    qsizetype most = 0;
    for (const QChar candidate : {u',', u';', u'\t', u'|'}) {
        qsizetype count = 0;
        bool quoted = false;
        for (const QChar character : text) {
            if (character == u'"') {
                quoted = !quoted;
            } else if (!quoted && (character == u'\n' || character == u'\r')) {
                break;
            } else if (!quoted && character == candidate) {
                ++count;
            }
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

/// Cuts a text into records of fields, one character after the other.
class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text), m_separator(findSeparator(text)) {}

    bool atEnd() const { return m_position >= m_text.size(); }
    int line() const { return m_line; }

    /// The next record. Errors: csv_quote_open.
    Result<QStringList> record()
    {
        QStringList fields;
        while (true) {
            TRY_ASSIGN(const QString value, field());
            fields.append(value);
            if (atEnd() || m_text.at(m_position) != m_separator) {
                break;
            }
            ++m_position;
        }
        skipLineEnd();
        return fields;
    }

private:
    Result<QString> field()
    {
        if (!atEnd() && m_text.at(m_position) == u'"') {
            return quotedField();
        }
        const qsizetype begin = m_position;
        while (!atEnd() && m_text.at(m_position) != m_separator && !atLineEnd()) {
            ++m_position;
        }
        return m_text.mid(begin, m_position - begin);
    }

    Result<QString> quotedField()
    {
        const int begin = m_line;
        QString value;
        for (++m_position; !atEnd(); ++m_position) {
            const QChar character = m_text.at(m_position);
            if (character == u'"') {
                ++m_position;
                if (atEnd() || m_text.at(m_position) != u'"') {
                    return value + restAfterQuote();
                }
            }
            m_line += character == u'\n' ? 1 : 0;
            value.append(m_text.at(m_position));
        }
        return fail("csv_quote_open", "", {{QStringLiteral("line"), begin}});
    }

    /// What some programs write between the closing quote and the separator.
    QString restAfterQuote()
    {
        const qsizetype begin = m_position;
        while (!atEnd() && m_text.at(m_position) != m_separator && !atLineEnd()) {
            ++m_position;
        }
        return m_text.mid(begin, m_position - begin).trimmed();
    }

    bool atLineEnd() const
    {
        return m_text.at(m_position) == u'\n' || m_text.at(m_position) == u'\r';
    }

    void skipLineEnd()
    {
        if (!atEnd() && m_text.at(m_position) == u'\r') {
            ++m_position;
            m_line += atEnd() || m_text.at(m_position) != u'\n' ? 1 : 0;
        }
        if (!atEnd() && m_text.at(m_position) == u'\n') {
            ++m_position;
            ++m_line;
        }
    }

    const QString &m_text;
    QChar m_separator;
    qsizetype m_position = 0;
    int m_line = 1;
};

bool isBlank(const QStringList &fields)
{
    return std::all_of(fields.begin(), fields.end(),
                       [](const QString &field) { return field.trimmed().isEmpty(); });
}

Result<void> checkHeader(const QStringList &header)
{
    QSet<QString> seen;
    for (const QString &name : header) {
        const QString key = name.trimmed().toCaseFolded();
        if (!key.isEmpty() && seen.contains(key)) {
            return fail("csv_column_twice", "", {{QStringLiteral("column"), name.trimmed()}});
        }
        seen.insert(key);
    }
    return {};
}

QString quoted(const QString &field)
{
    const bool plain = std::none_of(field.begin(), field.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r';
    });
    if (plain && field.trimmed() == field) {
        return field;
    }
    return u'"' + QString(field).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

void appendRecord(QString &text, const QStringList &fields)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        text += (i == 0 ? QString() : QStringLiteral(",")) + quoted(fields.at(i));
    }
    text += QStringLiteral("\r\n");
}

} // namespace

Result<TextTable> readCsv(const QString &text)
{
    Splitter splitter(text);
    TextTable table;
    while (!splitter.atEnd()) {
        const int line = splitter.line();
        TRY_ASSIGN(QStringList fields, splitter.record());
        if (isBlank(fields)) {
            continue;
        }
        if (table.header.isEmpty()) {
            TRY(checkHeader(fields));
            table.header = fields;
            continue;
        }
        // A separator at the end of each line is a habit, not another column.
        while (fields.size() > table.header.size() && fields.last().isEmpty()) {
            fields.removeLast();
        }
        if (fields.size() != table.header.size()) {
            return fail("csv_column_count", "",
                        {{QStringLiteral("line"), line},
                         {QStringLiteral("found"), static_cast<int>(fields.size())},
                         {QStringLiteral("expected"), static_cast<int>(table.header.size())}});
        }
        table.rows.append(fields);
        table.lineNumbers.append(line);
    }
    if (table.header.isEmpty()) {
        return fail("csv_empty");
    }
    return table;
}

QByteArray writeCsv(const TextTable &table)
{
    QString text(QChar::ByteOrderMark);
    appendRecord(text, table.header);
    for (const QStringList &row : table.rows) {
        appendRecord(text, row);
    }
    return text.toUtf8();
}

} // namespace kontor
