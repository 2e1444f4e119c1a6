#include "tests/integration/northwind/sql_to_csv.h"

#include <QDate>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

/// '7/4/1996' of the script, month first.
QString isoDate(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d{1,2})/(\\d{1,2})/(\\d{4})$"_s);
    const auto match = pattern.match(text);
    return match.hasMatch()
        ? QDate(match.captured(3).toInt(), match.captured(1).toInt(), match.captured(2).toInt())
              .toString(Qt::ISODate)
        : text;
}

/// The values between the parenthesis at `position` and its counterpart.
QStringList values(const QString &script, qsizetype position)
{
    QStringList found;
    QString value;
    bool quoted = false;
    for (qsizetype i = position + 1; i < script.size(); ++i) {
        const QChar character = script.at(i);
        if (quoted) {
            if (character != u'\'') {
                value += character;
            } else if (script.at(i + 1) == u'\'') {
                value += script.at(++i);
            } else {
                quoted = false;
                value = u'\'' + value; // marks a text, so that a text NULL would stay one
            }
        } else if (character == u'\'') {
            quoted = true;
            value.clear(); // drops the N of N'...'
        } else if (character == u',' || character == u')') {
            value = value.startsWith(u'\'') ? value.mid(1) : value.trimmed();
            found.append(value == u"NULL" || value.startsWith(u"0x"_s) ? QString()
                                                                       : isoDate(value));
            value.clear();
            if (character == u')') {
                break;
            }
        } else if (!value.startsWith(u'\'')) {
            value += character;
        }
    }
    return found;
}

QStringList quotedNames(const QString &text)
{
    static const QRegularExpression name(u"\"([^\"]+)\""_s);
    QStringList names;
    auto matches = name.globalMatch(text);
    while (matches.hasNext()) {
        names.append(matches.next().captured(1));
    }
    return names;
}

/// The columns of a table as CREATE TABLE lists them: a line each, indented by one tab.
QStringList declaredColumns(const QString &script, const QString &table)
{
    const qsizetype begin = script.indexOf(u"CREATE TABLE \"%1\" ("_s.arg(table));
    const QString body = script.mid(begin, script.indexOf(u"\n)"_s, begin) - begin);
    static const QRegularExpression column(u"^\t\"([^\"]+)\""_s,
                                           QRegularExpression::MultilineOption);
    QStringList columns;
    auto matches = column.globalMatch(body);
    while (matches.hasNext()) {
        columns.append(matches.next().captured(1));
    }
    return columns;
}

} // namespace

QMap<QString, TextTable> tablesOfScript(const QString &script)
{
    QMap<QString, TextTable> tables;
    static const QRegularExpression insert(
        u"^INSERT (?:INTO )?\"([^\"]+)\"\\s*(\\([^)]*\\))?\\s*VALUES\\s*"_s,
        QRegularExpression::MultilineOption);
    auto statements = insert.globalMatch(script);
    while (statements.hasNext()) {
        const auto statement = statements.next();
        TextTable &table = tables[statement.captured(1)];
        if (table.header.isEmpty()) {
            table.header = quotedNames(statement.captured(2));
        }
        if (table.header.isEmpty()) {
            table.header = declaredColumns(script, statement.captured(1));
        }
        table.rows.append(values(script, statement.capturedEnd()));
        Q_ASSERT(table.rows.last().size() == table.header.size());
    }
    return tables;
}

} // namespace kontor::test
