#include "app/shell/printing/document_template.h"

#include "app/models/format.h"
#include "app/shell/printing/amount_words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace kontor {

namespace {

const QString lineNumber = QStringLiteral("#");

QString pathFor(const Entity &entity)
{
    return QStringLiteral(":/print/%1.json").arg(QLatin1String(entity.name));
}

/// A field of a record, or "product.code": one of the record that a reference leads to.
struct Cell {
    const Field *field = nullptr;
    QString text;
};

QString shown(const Field &field, const Value &value, const PrintInput &input,
              const PrintWords &words)
{
    if (field.type == FieldType::Reference) {
        return input.titleOf(value);
    }
    if (field.type == FieldType::Choice) {
        for (const Choice &choice : field.choices()) {
            if (value.toText() == QLatin1String(choice.code)) {
                return words.inlined(choice.label);
            }
        }
    }
    return displayText(field, value, words.locale());
}

Cell cellOf(const Record &record, const QString &path, const PrintInput &input,
            const PrintWords &words)
{
    const QString name = path.section(QLatin1Char('.'), 0, 0);
    const Field *field = record.entity == nullptr ? nullptr : record.entity->find(name);
    if (field == nullptr) {
        return {};
    }
    const Value &value = record.value(field->name);
    if (!path.contains(QLatin1Char('.'))) {
        return {field, shown(*field, value, input, words)};
    }
    const auto target = input.references.constFind(value.toUuid());
    const Field *inner = field->target->find(path.section(QLatin1Char('.'), 1, 1));
    if (inner == nullptr || target == input.references.cend()) {
        return {inner, {}};
    }
    return {inner, shown(*inner, target->value(inner->name), input, words)};
}

QStringList addressLines(const Record &address, const PrintWords &words)
{
    const QString region = address.value("region").toText();
    const QString city = address.value("city").toText();
    const QString street = address.value("street").toText();
    const QString postal = address.value("postal_code").toText();
    const QString receiver = address.value("contact_name").toText();
    const QString phone = address.value("phone").toText();
    QStringList lines;
    // Chinese addresses run from the large to the small, others the other way.
    if (words.locale().language() == QLocale::Chinese) {
        lines << region + (city == region ? QString() : city) + street + QLatin1Char(' ') + postal;
    } else {
        lines << street << QStringList{postal, city, region}.join(QLatin1Char(' ')).simplified();
    }
    lines << QStringList{receiver, phone}.join(QLatin1Char(' ')).simplified();
    lines.removeAll(QString());
    return lines;
}

} // namespace

bool DocumentTemplate::exists(const Entity &entity)
{
    return QFile::exists(pathFor(entity));
}

Result<DocumentTemplate> DocumentTemplate::load(const Entity &entity)
{
    QFile file(pathFor(entity));
    const QJsonDocument json =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (!json.isObject()) {
        return fail("template_missing", "",
                    {{QStringLiteral("entity"), entity.label.translated()}});
    }
    return DocumentTemplate(json.object());
}

QString DocumentTemplate::both(const QJsonValue &texts, const PrintWords &words) const
{
    return words.either(texts[QLatin1String("zh_CN")].toString(),
                        texts[QLatin1String("en")].toString());
}

PrintedDocument DocumentTemplate::fill(const PrintInput &input, const PrintWords &words) const
{
    PrintedDocument document;
    const Record &record = input.record;
    document.title = both(m_root[QLatin1String("title")], words);
    document.landscape = m_root[QLatin1String("landscape")].toBool();
    document.boxed = m_root[QLatin1String("boxed")].toBool();
    document.pageText =
        words.either(QStringLiteral("第 %1 页，共 %2 页"), QStringLiteral("Page %1 of %2"))
            .replace(QLatin1Char('\n'), QLatin1String("  "));
    fillCompany(document, input, words);
    fillRecipient(document, input, words);
    for (const QJsonValue &name : m_root[QLatin1String("facts")].toArray()) {
        const Cell cell = cellOf(record, name.toString(), input, words);
        if (cell.field != nullptr && !cell.text.isEmpty()) {
            document.facts.append(
                {words.inlined(cell.field->label), cell.text, document.facts.isEmpty()});
        }
    }
    fillTable(document, input, words);
    fillTotals(document, input, words);
    for (const QJsonValue &name : m_root[QLatin1String("notes")].toArray()) {
        const Cell cell = cellOf(record, name.toString(), input, words);
        if (cell.field != nullptr && !cell.text.isEmpty()) {
            document.notes.append({words.inlined(cell.field->label), cell.text, false});
        }
    }
    for (const QJsonValue &texts : m_root[QLatin1String("signatures")].toArray()) {
        document.signatures.append(both(texts, words).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    const Field *number = record.entity->find(QLatin1String("number"));
    if (number != nullptr && record.value("number").isBlank()) {
        document.draftMark = words.either(QStringLiteral("草稿"), QStringLiteral("DRAFT"));
        const QString provisional = record.value("provisional_number").toText();
        document.facts.prepend({words.inlined(number->label), provisional, true});
    }
    return document;
}

void DocumentTemplate::fillCompany(PrintedDocument &document, const PrintInput &input,
                                   const PrintWords &words) const
{
    if (input.company.entity == nullptr) {
        return;
    }
    const Record &company = input.company;
    document.company = company.value("name").toText();
    for (const char *name : {"address", "phone", "tax_number"}) {
        const Field *field = company.entity->find(QLatin1String(name));
        const QString text = company.value(name).toText();
        if (field != nullptr && !text.isEmpty()) {
            document.companyLines.append(
                QStringLiteral("%1: %2").arg(words.inlined(field->label), text));
        }
    }
    const QString bank = company.value("bank").toText();
    if (m_root[QLatin1String("bank")].toBool() && !bank.isEmpty()) {
        const Field *field = company.entity->find(QLatin1String("bank"));
        document.notes.append({words.inlined(field->label), bank, false});
    }
}

void DocumentTemplate::fillRecipient(PrintedDocument &document, const PrintInput &input,
                                     const PrintWords &words) const
{
    const QString name = m_root[QLatin1String("recipient")].toString();
    const Field *field = input.record.entity->find(name);
    if (field == nullptr) {
        return;
    }
    document.recipientLabel = words.inlined(field->label);
    document.recipient.append(input.titleOf(input.record.value(field->name)));

    const Field *shipTo = input.record.entity->find(QLatin1String("ship_to"));
    const QString kind = m_root[QLatin1String("address")].toString();
    Record address;
    if (shipTo != nullptr && kind == QLatin1String("shipping")) {
        address = input.references.value(input.record.value("ship_to").toUuid());
    }
    for (const Record &each : input.addresses) {
        const bool better = address.entity == nullptr
            || (address.value("kind").toText() != kind && each.value("kind").toText() == kind);
        if (better) {
            address = each;
        }
    }
    if (address.entity != nullptr) {
        document.recipient += addressLines(address, words);
    }
    const Record party = input.references.value(input.record.value(field->name).toUuid());
    if (party.entity != nullptr && !party.value("tax_number").isBlank()) {
        const Field *tax = party.entity->find(QLatin1String("tax_number"));
        document.recipient.append(QStringLiteral("%1: %2").arg(words.inlined(tax->label),
                                                               party.value("tax_number").toText()));
    }
}

void DocumentTemplate::fillTable(PrintedDocument &document, const PrintInput &input,
                                 const PrintWords &words) const
{
    const Entity *lines = input.record.entity->lines;
    const QJsonArray columns = m_root[QLatin1String("columns")].toArray();
    if (lines == nullptr) {
        return;
    }
    // An empty record of the lines' entity tells what each column is when there are no lines.
    const Record sample(*lines);
    for (const QJsonValue &column : columns) {
        const QString path = column[QLatin1String("field")].toString();
        const Field *field = cellOf(sample, path, input, words).field;
        PrintedColumn printed;
        printed.width = column[QLatin1String("width")].toDouble();
        printed.right = field != nullptr && field->isNumber();
        printed.title = field == nullptr ? path : words.label(field->label);
        if (column[QLatin1String("title")].isObject()) {
            printed.title = both(column[QLatin1String("title")], words);
        }
        document.columns.append(printed);
    }
    int number = 0;
    for (const Record &line : input.record.lines) {
        PrintedRow row;
        ++number;
        for (const QJsonValue &column : columns) {
            const QString path = column[QLatin1String("field")].toString();
            row.cells.append(path == lineNumber ? QString::number(number)
                                                : cellOf(line, path, input, words).text);
        }
        document.rows.append(row);
    }
    fillSums(document, input, words);
}

void DocumentTemplate::fillSums(PrintedDocument &document, const PrintInput &input,
                                const PrintWords &words) const
{
    const QJsonArray columns = m_root[QLatin1String("columns")].toArray();
    PrintedRow row;
    row.strong = true;
    row.ruled = true;
    bool any = false;
    for (const QJsonValue &column : columns) {
        const Field *field =
            input.record.entity->lines->find(column[QLatin1String("field")].toString());
        if (field == nullptr || !column[QLatin1String("sum")].toBool()) {
            row.cells.append(QString());
            continue;
        }
        qint64 sum = 0;
        for (const Record &line : input.record.lines) {
            sum += line.value(field->name).toInt();
        }
        any = true;
        row.cells.append(displayText(*field, Value(sum), words.locale()));
    }
    if (any) {
        row.cells.first() = words.either(QStringLiteral("合计"), QStringLiteral("Total"))
                                .replace(QLatin1Char('\n'), QLatin1Char(' '));
        document.rows.append(row);
    }
}

void DocumentTemplate::fillTotals(PrintedDocument &document, const PrintInput &input,
                                  const PrintWords &words) const
{
    const QJsonArray totals = m_root[QLatin1String("totals")].toArray();
    for (qsizetype i = 0; i < totals.size(); ++i) {
        const Cell cell = cellOf(input.record, totals.at(i).toString(), input, words);
        if (cell.field != nullptr) {
            document.totals.append(
                {words.inlined(cell.field->label), cell.text, i == totals.size() - 1});
        }
    }
    const QString name = m_root[QLatin1String("in_words")].toString();
    if (const Field *field = input.record.entity->find(name)) {
        const Amount amount = Amount::fromRaw(input.record.value(field->name).toInt());
        document.inWords = words.either(QStringLiteral("金额大写：") + chineseAmountWords(amount),
                                        QStringLiteral("In words: ") + englishAmountWords(amount));
    }
}

} // namespace kontor
