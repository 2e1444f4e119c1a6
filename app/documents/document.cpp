#include "app/documents/document.h"

#include "app/views/place.h"
#include "common/base/id.h"
#include "common/base/when_done.h"
#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/rules/currency.h"
#include "common/rules/document_state.h"

namespace kontor {

namespace {

constexpr qsizetype undoLimit = 200;

/// Whether a person entered the same; amounts and the like follow from that.
bool isSameInput(const Record &a, const Record &b)
{
    for (qsizetype i = 0; i < a.values.size(); ++i) {
        if (!a.entity->fields.at(i).has(ReadOnly) && a.values.at(i) != b.values.at(i)) {
            return false;
        }
    }
    return true;
}

} // namespace

Document::Document(DataSource &source, const Clock &clock, const DocumentKind &kind,
                   QObject *parent)
    : QObject(parent),
      m_source(source),
      m_clock(clock),
      m_kind(kind),
      m_facts(source),
      m_record(*kind.entity),
      m_base(*kind.entity)
{
    connect(&m_facts, &ProductFactsSource::fetched, this, &Document::productFetched);
    connect(&m_facts, &ProductFactsSource::taxesFetched, this, &Document::recompute);
    connect(&source, &DataSource::changed, this, &Document::onChanged);
}

void Document::begin(const QUuid &id, const QHash<QString, Value> &initial)
{
    Record record(*m_kind.entity);
    record.id = id;
    const auto setIf = [&record](const char *field, const Value &value) {
        if (record.entity->find(QLatin1String(field)) != nullptr) {
            record.set(field, value);
        }
    };
    setIf("date", Value(m_clock.today()));
    setIf("currency", Value(m_source.identity().currency));
    setIf("salesperson", Value(m_source.identity().user));
    setIf("buyer", Value(m_source.identity().user));
    for (auto it = initial.cbegin(); it != initial.cend(); ++it) {
        if (record.entity->find(it.key()) != nullptr) {
            record.set(QLatin1String(it.key().toLatin1()), it.value());
        }
    }
    take(record);
    if (initial.contains(QString::fromLatin1(m_kind.party))) {
        partyChosen();
    }
}

void Document::open(const QUuid &id)
{
    m_record.id = id;
    setBusy(true);
    whenDone(m_source.read(*m_kind.entity, id), this, [this](const Result<Record> &record) {
        setBusy(false);
        if (!record) {
            emit failed(record.error());
            return;
        }
        m_stored = true;
        take(*record);
    });
}

void Document::take(const Record &record)
{
    m_record = record;
    m_base = record;
    m_undo.clear();
    m_redo.clear();
    m_problems.clear();
    m_toFill.clear();
    m_givenPrices.clear();
    updateContext();
    fetchProducts();
    emit loaded();
    emit edited();
}

QString Document::state() const
{
    return m_record.entity->find(QLatin1String("state")) == nullptr
        ? QString()
        : m_record.value("state").toText();
}

bool Document::isDirty() const
{
    return !isSameInput(m_record, m_base) || areLinesChanged();
}

bool Document::areLinesChanged() const
{
    const QList<Record> lines = filledLines();
    return !std::equal(
        lines.begin(), lines.end(), m_base.lines.begin(), m_base.lines.end(),
        [](const Record &a, const Record &b) { return a.id == b.id && isSameInput(a, b); });
}

bool Document::isEditable() const
{
    const char *action = isNew() ? "create" : "update";
    return rules::isEditable(QString::fromLatin1(m_kind.entity->name), state())
        && m_source.rights().may(*m_kind.entity, action);
}

const ProductFacts *Document::factsOf(const Record &line) const
{
    return line.entity->find(QLatin1String("product")) == nullptr
        ? nullptr
        : m_facts.find(line.value("product").toUuid());
}

std::optional<Error> Document::problemOf(int line) const
{
    const auto it = m_problems.constFind(m_record.lines.at(line).id);
    return it == m_problems.cend() ? std::nullopt : std::optional(*it);
}

LineContext Document::lineContext() const
{
    LineContext context;
    context.side = m_kind.side;
    context.date = m_record.value("date").toDate();
    context.digits =
        rules::currencyDigits(m_record.entity->find(QLatin1String("currency")) != nullptr
                                  ? m_record.value("currency").toText()
                                  : m_source.identity().currency);
    return context;
}

void Document::updateContext()
{
    const auto idOf = [this](const char *field) {
        return m_record.entity->find(QLatin1String(field)) == nullptr
            ? QUuid()
            : m_record.value(field).toUuid();
    };
    m_facts.setContext(idOf("price_list"), idOf("warehouse"));
}

void Document::fetchProducts()
{
    for (const Record &line : m_record.lines) {
        if (line.entity->find(QLatin1String("product")) != nullptr) {
            m_facts.fetch(line.value("product").toUuid());
        }
    }
}

void Document::setDefault(const QString &field, const Value &value)
{
    const Field *described = m_record.entity->find(field);
    if (described == nullptr || !m_record.value(described->name).isBlank()) {
        return;
    }
    m_record.set(described->name, value);
    emit valueChanged(field);
}

void Document::setValue(const QString &field, const Value &value)
{
    const Field *described = m_record.entity->find(field);
    if (described == nullptr || m_record.value(described->name) == value) {
        return;
    }
    keepForUndo();
    m_record.set(described->name, value);
    emit valueChanged(field);
    if (field == QLatin1String(m_kind.party)) {
        partyChosen();
    } else if (field == QLatin1String("price_list") || field == QLatin1String("warehouse")) {
        updateContext();
    }
    afterEdit();
}

void Document::partyChosen()
{
    const QUuid id = m_record.value(m_kind.party).toUuid();
    if (id.isNull()) {
        return;
    }
    whenDone(m_source.read(Party::entity, id), this, [this, id](const Result<Record> &party) {
        if (party && m_record.value(m_kind.party).toUuid() == id) {
            takePartyDefaults(*party);
        }
    });
    askForAddress(id);
}

void Document::takePartyDefaults(const Record &party)
{
    for (const char *field : {"payment_term", "price_list"}) {
        if (!party.value(field).isBlank()
            && m_record.entity->find(QLatin1String(field)) != nullptr) {
            m_record.set(field, party.value(field));
            emit valueChanged(QString::fromLatin1(field));
        }
    }
    if (!party.value("owner").isBlank()) {
        const QString salesperson = QStringLiteral("salesperson");
        if (m_record.entity->find(salesperson) != nullptr) {
            m_record.set("salesperson", party.value("owner"));
            emit valueChanged(salesperson);
        }
    }
    updateContext();
    afterEdit();
}

void Document::askForAddress(const QUuid &party)
{
    if (m_record.entity->find(QLatin1String("ship_to")) == nullptr) {
        return;
    }
    Query query;
    query.entity = &Address::entity;
    query.filter = Filter::equal("party", Value(party));
    query.sort = {{QStringLiteral("is_default"), true}};
    query.limit = 20;
    whenDone(m_source.list(query), this, [this, party](const Result<Page> &page) {
        if (!page || m_record.value(m_kind.party).toUuid() != party) {
            return;
        }
        QUuid chosen;
        for (const ListRow &row : page->rows) {
            const bool shipping = row.record.value("kind").toText() == QLatin1String("shipping");
            chosen = chosen.isNull() && shipping ? row.record.id : chosen;
        }
        m_record.set("ship_to", chosen.isNull() ? Value() : Value(chosen));
        emit valueChanged(QStringLiteral("ship_to"));
        afterEdit();
    });
}

void Document::setLineValue(int line, const QString &field, const Value &value)
{
    const Field *described = m_kind.entity->lines->find(field);
    if (described == nullptr || m_record.lines.at(line).value(described->name) == value) {
        return;
    }
    keepForUndo();
    Record &changed = m_record.lines[line];
    changed.set(described->name, value);
    if (field == QLatin1String("product")) {
        m_toFill.insert(changed.id);
        m_facts.fetch(value.toUuid());
    } else if (field == QLatin1String("quantity") || field == QLatin1String("unit")) {
        priceLine(changed);
    }
    recompute();
    emit lineChanged(line);
    afterEdit();
}

void Document::priceLine(Record &line)
{
    const ProductFacts *facts = factsOf(line);
    if (facts == nullptr || line.entity->find(QLatin1String("unit_price")) == nullptr) {
        return;
    }
    const auto price = priceOf(line, *facts, lineContext());
    const qint64 present = line.value("unit_price").toInt();
    if (!price) {
        return;
    }
    if (line.entity->find(QLatin1String("list_price")) != nullptr) {
        line.set("list_price", Value(price->price.raw())); // the server compares when it confirms
    }
    if (m_givenPrices.value(line.id, price->price.raw()) == present) {
        line.set("unit_price", Value(price->price.raw()));
        m_givenPrices.insert(line.id, price->price.raw());
    }
}

void Document::productFetched(const QUuid &product)
{
    for (int i = 0; i < m_record.lines.size(); ++i) {
        Record &line = m_record.lines[i];
        if (line.entity->find(QLatin1String("product")) == nullptr
            || line.value("product").toUuid() != product) {
            continue;
        }
        if (m_toFill.remove(line.id)) {
            takeProduct(line, *m_facts.find(product), lineContext());
            m_givenPrices.remove(line.id);
        }
        if (isEditable()) {
            priceLine(line);
        }
        emit lineChanged(i);
    }
    recompute();
    emit edited();
}

void Document::updateTaxRate(Record &line) const
{
    if (line.entity->find(QLatin1String("tax_rate")) == nullptr) {
        return;
    }
    const QUuid tax = line.value("tax").toUuid();
    if (tax.isNull()) {
        line.set("tax_rate", Value(0));
    } else if (const std::optional<Rate> rate = m_facts.taxRate(tax)) {
        line.set("tax_rate", Value(rate->raw()));
    }
}

void Document::recompute()
{
    if (!isEditable()) {
        return;
    }
    m_problems.clear();
    const int digits = lineContext().digits;
    for (Record &line : m_record.lines) {
        updateTaxRate(line);
        if (const Result<void> computed = computeAmounts(line, digits); !computed) {
            m_problems.insert(line.id, computed.error());
        }
    }
    sumUp(m_record);
    emit totalsChanged();
}

void Document::insertLine(int at)
{
    keepForUndo();
    Record line(*m_kind.entity->lines);
    line.id = newUuid();
    m_record.lines.insert(at, line);
    emit linesMoved();
}

void Document::duplicateLine(int line)
{
    keepForUndo();
    Record copy = m_record.lines.at(line);
    copy.id = newUuid();
    m_record.lines.insert(line + 1, copy);
    recompute();
    emit linesMoved();
    afterEdit();
}

void Document::removeLine(int line)
{
    keepForUndo();
    m_record.lines.removeAt(line);
    recompute();
    emit linesMoved();
    afterEdit();
}

void Document::moveLine(int line, int to)
{
    keepForUndo();
    m_record.lines.move(line, to);
    emit linesMoved();
    afterEdit();
}

void Document::keepForUndo()
{
    m_undo.append({m_record.values, m_record.lines});
    if (m_undo.size() > undoLimit) {
        m_undo.removeFirst();
    }
    m_redo.clear();
}

void Document::exchange(QList<Content> &from, QList<Content> &to)
{
    if (from.isEmpty()) {
        return;
    }
    to.append({m_record.values, m_record.lines});
    const Content content = from.takeLast();
    m_record.values = content.values;
    m_record.lines = content.lines;
    recompute();
    emit loaded();
    emit edited();
}

void Document::undo()
{
    exchange(m_undo, m_redo);
}

void Document::redo()
{
    exchange(m_redo, m_undo);
}

void Document::afterEdit()
{
    emit edited();
}

QList<Record> Document::filledLines() const
{
    QList<Record> lines;
    for (const Record &line : m_record.lines) {
        if (!isBlank(line)) {
            lines.append(line);
        }
    }
    return lines;
}

void Document::setBusy(bool busy)
{
    if (m_busy != busy) {
        m_busy = busy;
        emit busyChanged();
    }
}

void Document::onChanged(const Entity *entity, const QList<QUuid> &ids)
{
    if (entity != m_kind.entity || m_busy || isNew()
        || (!ids.isEmpty() && !ids.contains(m_record.id))) {
        return;
    }
    if (isDirty()) {
        emit changedElsewhere();
    } else {
        reload();
    }
}

} // namespace kontor
