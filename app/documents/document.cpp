#include "app/documents/document.h"

#include "common/base/when_done.h"
#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/rules/document_state.h"

namespace kontor {

namespace {

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
                   std::unique_ptr<DocumentLines> lines, QObject *parent)
    : QObject(parent),
      m_source(source),
      m_clock(clock),
      m_kind(kind),
      m_lines(std::move(lines)),
      m_record(*kind.entity),
      m_base(*kind.entity)
{
    connect(m_lines.get(), &DocumentLines::changed, this, [this] {
        sumUp();
        emit edited();
    });
    connect(m_lines.get(), &DocumentLines::taken, this, &Document::sumUp);
    connect(m_lines.get(), &DocumentLines::proposed, this,
            [this](const QString &field, const Value &value) {
                const Value present = m_record.value(QLatin1String(field.toLatin1()));
                if (isEditable() && (present.isBlank() || present == Value(0))) {
                    setValue(field, value);
                }
            });
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
        restoreDraft(std::exchange(m_pendingDraft, {}));
    });
}

void Document::take(const Record &record)
{
    m_record = record;
    m_base = record;
    m_lines->setEditable(isEditable());
    m_lines->setHead(m_record);
    m_lines->take(record.lines);
    emit loaded();
    emit edited();
}

QString Document::state() const
{
    return m_record.entity->find(QLatin1String("state")) == nullptr
        ? QString()
        : m_record.value("state").toText();
}

QString Document::stateText() const
{
    const Field *field = m_record.entity->find(QLatin1String("state"));
    if (field == nullptr || field->choices == nullptr) {
        return {};
    }
    for (const Choice &choice : field->choices()) {
        if (state() == QLatin1String(choice.code)) {
            return choice.label.translated();
        }
    }
    return state();
}

bool Document::isDirty() const
{
    return !isSameInput(m_record, m_base) || areLinesChanged();
}

bool Document::areLinesChanged() const
{
    const QList<Record> lines = m_lines->records();
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

void Document::sumUp()
{
    if (isEditable()) {
        m_lines->sumUp(m_record);
    }
    emit totalsChanged();
}

void Document::setValue(const QString &field, const Value &value)
{
    const Field *described = m_record.entity->find(field);
    if (described == nullptr || m_record.value(described->name) == value) {
        return;
    }
    m_record.set(described->name, value);
    emit valueChanged(field);
    if (field == QLatin1String(m_kind.party)) {
        partyChosen();
    }
    m_lines->setHead(m_record);
    emit edited();
}

/// A value that follows from another one.
void Document::fill(const char *field, const Value &value)
{
    if (m_record.entity->find(QLatin1String(field)) != nullptr && m_record.value(field) != value) {
        m_record.set(field, value);
        emit valueChanged(QString::fromLatin1(field));
    }
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
        if (!party.value(field).isBlank()) {
            fill(field, party.value(field));
        }
    }
    if (!party.value("owner").isBlank()) {
        fill("salesperson", party.value("owner"));
    }
    m_lines->setHead(m_record);
    emit edited();
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
        fill("ship_to", Value(chosen));
        emit edited();
    });
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
