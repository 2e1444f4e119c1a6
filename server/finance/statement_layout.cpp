#include "server/finance/statement_layout.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kontor::finance {

namespace {

/// Statements by chart and name.
using Layouts = QHash<QString, QHash<QString, Statement>>;

BilingualText readText(const QJsonObject &json)
{
    return {json.value(QLatin1String("zh_CN")).toString(),
            json.value(QLatin1String("en")).toString()};
}

BilingualText readHeading(const QJsonObject &heading, const char *name)
{
    const QLatin1String key(name);
    return {heading.value(QLatin1String("zh_CN")).toObject().value(key).toString(),
            heading.value(QLatin1String("en")).toObject().value(key).toString()};
}

ReportRow::Kind readKind(const QString &kind)
{
    return kind == QLatin1String("heading") ? ReportRow::Kind::Heading
        : kind == QLatin1String("subtotal") ? ReportRow::Kind::Subtotal
        : kind == QLatin1String("total")    ? ReportRow::Kind::Total
                                            : ReportRow::Kind::Line;
}

StatementLine readLine(const QJsonObject &json, rules::Formulas &formulas)
{
    StatementLine line;
    line.label = readText(json);
    line.number = json.value(QLatin1String("no")).toInt();
    line.kind = readKind(json.value(QLatin1String("kind")).toString());
    line.level = json.value(QLatin1String("level")).toInt();
    if (line.number != 0) {
        const QString text = json.value(QLatin1String("formula")).toString();
        const Result<rules::Formula> formula = rules::parseFormula(text);
        if (!formula || formulas.contains(line.number)) {
            qFatal("statement line %d cannot be read: %s", line.number, qPrintable(text));
        }
        formulas.insert(line.number, *formula);
    }
    return line;
}

Statement readStatement(const QJsonObject &json, const QJsonObject &heading)
{
    Statement statement;
    statement.title = readText(json.value(QLatin1String("title")).toObject());
    statement.form = readText(json.value(QLatin1String("form")).toObject());
    statement.company = readHeading(heading, "company");
    statement.unit = readHeading(heading, "unit");
    statement.dayFormat = readHeading(heading, "day");
    statement.monthFormat = readHeading(heading, "month");
    statement.cashLine = json.value(QLatin1String("cash")).toInt();
    const QJsonArray equal = json.value(QLatin1String("equal")).toArray();
    for (const QJsonValue &pair : equal) {
        statement.equalLines.append({pair.toArray().at(0).toInt(), pair.toArray().at(1).toInt()});
    }
    const QJsonArray rows = json.value(QLatin1String("rows")).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject object = value.toObject();
        StatementRow row;
        row.left = readLine(object.value(QLatin1String("left")).toObject(), statement.formulas);
        if (object.contains(QLatin1String("right"))) {
            row.right =
                readLine(object.value(QLatin1String("right")).toObject(), statement.formulas);
            statement.hasTwoSides = true;
        }
        statement.rows.append(row);
    }
    return statement;
}

/// A layout that cannot be read is a broken build.
Layouts readLayouts()
{
    Layouts layouts;
    const QDir folder(QStringLiteral(":/statements"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("statements %s cannot be read", qPrintable(name));
        }
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject heading = json.value(QLatin1String("heading")).toObject();
        const QJsonObject statements = json.value(QLatin1String("statements")).toObject();
        for (auto it = statements.begin(); it != statements.end(); ++it) {
            layouts[json.value(QLatin1String("chart")).toString()].insert(
                it.key(), readStatement(it.value().toObject(), heading));
        }
    }
    return layouts;
}

} // namespace

Result<Statement> statementFor(const QString &chart, const QString &name)
{
    static const Layouts layouts = readLayouts();
    const auto statements = layouts.constFind(chart);
    if (statements == layouts.constEnd() || !statements->contains(name)) {
        return fail("chart_missing");
    }
    return statements->value(name);
}

} // namespace kontor::finance
