#include "app/documents/trade_lines.h"

#include "app/documents/coded_lookup.h"
#include "common/model/error_text.h"
#include "common/rules/currency.h"

namespace kontor {

namespace {

const QString available = QStringLiteral("available");
const QString promise = QStringLiteral("promise");

} // namespace

TradeLines::TradeLines(DataSource &source, const Clock &clock, const DocumentKind &kind,
                       QObject *parent)
    : DocumentLines(source, kind, parent),
      m_clock(clock),
      m_facts(source),
      m_given(has("list_price") ? QStringLiteral("list_price") : QStringLiteral("given_price"))
{
    m_context.side = kind.side;
    setUp();
    connect(&model(), &LineModel::cellEntered, this, &TradeLines::cellEntered);
    connect(&m_facts, &ProductFactsSource::fetched, this, &TradeLines::productFetched);
    connect(this, &DocumentLines::taken, this, &TradeLines::linesTaken);
}

bool TradeLines::has(const char *field) const
{
    return entity().find(QLatin1String(field)) != nullptr;
}

void TradeLines::refine(LineColumn &column, const Field &field) const
{
    const QLatin1String name(field.name);
    column.stop = name == QLatin1String("product") || name == QLatin1String("quantity")
        || (name == QLatin1String("unit_price") && !column.readOnly);
    column.stretches = name == QLatin1String("description");
    column.zeroBlank = name == QLatin1String("discount");
    if (name == QLatin1String("unit")) {
        column.width = 64;
    } else if (name == QLatin1String("tax")) {
        column.width = 112;
    } else if (name == QLatin1String("product")) {
        column.width = 112;
    }
}

QList<LineColumn> TradeLines::extraColumns() const
{
    QList<LineColumn> columns;
    if (showsStock()) {
        LineColumn stock;
        stock.name = available;
        stock.title = tr("Available");
        stock.type = FieldType::Quantity;
        stock.format = NumberFormat::quantity();
        stock.readOnly = true;
        stock.width = 80;
        columns.append(stock);
        LineColumn date;
        date.name = promise;
        date.title = tr("Can be there");
        date.type = FieldType::Date;
        date.readOnly = true;
        date.width = 92;
        columns.append(date);
    }
    if (has("list_price")) {
        return columns;
    }
    LineColumn given;
    given.name = m_given;
    given.type = FieldType::Rate;
    given.readOnly = true;
    given.hidden = true;
    columns.append(given);
    return columns;
}

bool TradeLines::isShown(const QString &column, bool editable) const
{
    static const QStringList before{available, promise};
    static const QStringList after{QStringLiteral("delivered"), QStringLiteral("invoiced"),
                                   QStringLiteral("received"),  QStringLiteral("billed"),
                                   QStringLiteral("cost"),      QStringLiteral("value")};
    return editable ? !after.contains(column) : !before.contains(column);
}

QString TradeLines::titleOf(const Record &record) const
{
    return record.entity->key() == QLatin1String("product")
        ? CodedLookup::titleOf(record, CodedLookup::Title::Code)
        : record.title();
}

void TradeLines::setHead(const Record &document)
{
    const auto idOf = [&document](const char *field) {
        return document.entity->find(QLatin1String(field)) == nullptr
            ? QUuid()
            : document.value(field).toUuid();
    };
    m_context.date = document.value("date").toDate();
    const bool own = document.entity->find(QLatin1String("currency")) != nullptr
        && !document.value("currency").isBlank();
    m_context.digits = rules::currencyDigits(own ? document.value("currency").toText()
                                                 : source().identity().currency);
    const QUuid priceList = idOf("price_list");
    if (priceList != m_priceList && isSettled()) {
        for (int row = 0; row < model().lineCount(); ++row) {
            m_repricing.insert(model().lineAt(row).id);
        }
    }
    m_priceList = priceList;
    m_facts.setContext(priceList, idOf("warehouse"));
}

void TradeLines::sumUp(Record &document) const
{
    document.lines = records();
    kontor::sumUp(document);
}

const ProductFacts *TradeLines::factsOf(const Line &line) const
{
    return has("product") ? m_facts.find(model().value(line, QStringLiteral("product")).toUuid())
                          : nullptr;
}

void TradeLines::complete(const LineModel &model, Line &line, const QString &column)
{
    if (!isEditable()) {
        return;
    }
    Record record = toRecord(line);
    const ProductFacts *facts = factsOf(line);
    if (facts != nullptr && column == QLatin1String("product")) {
        takeProduct(record, *facts, m_context);
        if (has("unit_price")) {
            setGiven(line, record, record.value("unit_price"));
        }
    } else if (column == QLatin1String("product") && has("description")) {
        // Until its facts are there; a line without text waits for its product.
        record.set("description", Value());
    } else if (facts != nullptr
               && (column == QLatin1String("quantity") || column == QLatin1String("unit")
                   || column == m_given)) {
        reprice(model, line, record);
    }
    takeTaxRate(record);
    // What cannot be computed is shown at its cell by check().
    static_cast<void>(computeAmounts(record, m_context.digits));
    write(record, line);
    showStock(model, line, record);
}

void TradeLines::reprice(const LineModel &model, Line &line, Record &record) const
{
    if (!has("unit_price")) {
        return;
    }
    const auto price = priceOf(record, *factsOf(line), m_context);
    if (!price) {
        return;
    }
    const Value now(price->price.raw());
    const Value given = model.value(line, m_given);
    const Value present = record.value("unit_price");
    const bool own = given.toInt() == 0 ? present.toInt() != 0 && present != now : given != present;
    if (!own) {
        record.set("unit_price", now);
    }
    setGiven(line, record, now);
}

void TradeLines::setGiven(Line &line, Record &record, const Value &price) const
{
    model().set(line, m_given, price);
    if (has("list_price")) {
        record.set("list_price", price);
    }
}

void TradeLines::takeTaxRate(Record &record) const
{
    if (!has("tax_rate")) {
        return;
    }
    const QUuid tax = record.value("tax").toUuid();
    if (tax.isNull()) {
        record.set("tax_rate", Value(0));
    } else if (const std::optional<Rate> rate = m_facts.taxRate(tax)) {
        record.set("tax_rate", Value(rate->raw()));
    }
}

void TradeLines::showStock(const LineModel &model, Line &line, const Record &record) const
{
    const ProductFacts *facts = factsOf(line);
    if (!showsStock() || facts == nullptr) {
        return;
    }
    const Quantity stock = rules::available(facts->stock);
    model.set(line, available, facts->tellsStock() ? Value(stock.raw()) : Value());
    const QDate date = promiseFor(record, *facts, m_clock.today());
    model.set(line, promise, date.isNull() ? Value() : Value(date));
}

QHash<QString, QString> TradeLines::check(const LineModel &, const Line &line) const
{
    Record record = toRecord(line);
    const Result<void> computed = computeAmounts(record, m_context.digits);
    if (computed) {
        return {};
    }
    return {{computed.error().field, errorText(computed.error())}};
}

void TradeLines::cellEntered(const QUuid &line, const QString &column)
{
    const int row = model().rowOf(line);
    if (column == QLatin1String("product") && row >= 0) {
        m_facts.fetch(model().value(model().lineAt(row), column).toUuid());
    }
}

void TradeLines::linesTaken()
{
    for (int row = 0; row < model().lineCount(); ++row) {
        m_facts.fetch(model().value(model().lineAt(row), QStringLiteral("product")).toUuid());
    }
}

void TradeLines::productFetched(const QUuid &product)
{
    titles().fetch({m_facts.find(product)->product}, [this, product] { fillLines(product); });
}

void TradeLines::fillLines(const QUuid &product)
{
    const QString column = QStringLiteral("product");
    for (int row = 0; row < model().lineCount(); ++row) {
        const Line line = model().lineAt(row);
        if (model().value(line, column).toUuid() != product) {
            continue;
        }
        // A line without text was waiting for its product.
        const bool fresh =
            has("description") && model().value(line, QStringLiteral("description")).isBlank();
        const QString again = fresh ? column : m_repricing.contains(line.id) ? m_given : available;
        m_repricing.remove(line.id);
        if (model().columnOf(again) < 0) {
            continue; // nothing stands beside the lines of this kind
        }
        model().amend(line.id, {{again, model().value(line, again)}},
                      {{again, line.titles.value(model().columnOf(again))}});
    }
}

QString TradeLines::note(const Line &line) const
{
    const ProductFacts *facts = factsOf(line);
    if (facts == nullptr) {
        return {};
    }
    QStringList parts{facts->product.title()};
    if (facts->tellsStock()) {
        const auto number = [](Quantity value) {
            return numberText(value, NumberFormat::quantity());
        };
        parts << tr("on hand %1").arg(number(facts->stock.onHand))
              << tr("reserved %1").arg(number(facts->stock.reserved))
              << tr("on order %1").arg(number(facts->stock.incoming));
    }
    const QString reason = priceReason(line);
    if (!reason.isEmpty()) {
        parts << reason;
    }
    return parts.join(QStringLiteral("  ·  "));
}

QString TradeLines::priceReason(const Line &line) const
{
    const ProductFacts *facts = factsOf(line);
    if (facts == nullptr || !has("unit_price")) {
        return {};
    }
    const Record record = toRecord(line);
    const auto price = priceOf(record, *facts, m_context);
    if (!price || record.value("unit_price") != Value(price->price.raw())) {
        return tr("Given by hand");
    }
    if (price->source == rules::ChosenPrice::Source::Product) {
        return tr("Price of the product");
    }
    return tr("Price list, from a quantity of %1")
        .arg(numberText(price->minimumQuantity, NumberFormat::quantity()));
}

} // namespace kontor
