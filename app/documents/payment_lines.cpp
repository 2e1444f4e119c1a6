#include "app/documents/payment_lines.h"

#include "app/widgets/theme.h"

#include "common/base/when_done.h"
#include "common/entities/finance/account.h"
#include "common/entities/finance/open_item.h"
#include "common/model/catalogue.h"
#include "common/model/error_text.h"
#include "common/rules/currency.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

const QString amountColumn = QStringLiteral("amount");
const QString openColumn = QStringLiteral("open");
/// More than anybody settles with one payment.
constexpr int itemsMax = 500;
constexpr int textWidth = 40 * theme::grid;
constexpr int dateWidth = 26 * theme::grid;
constexpr int amountWidth = 34 * theme::grid;

LineColumn shownOnly(const char *name, const QString &title, FieldType type, int width)
{
    LineColumn column;
    column.name = QString::fromLatin1(name);
    column.title = title;
    column.type = type;
    column.format = NumberFormat::amount();
    column.readOnly = true;
    column.width = width;
    return column;
}

} // namespace

PaymentLines::PaymentLines(DataSource &source, const DocumentKind &kind, QObject *parent)
    : DocumentLines(source, kind, parent)
{
    setUp();
    connect(&model(), &LineModel::cellEntered, this, [this] {
        m_isByHand = true;
        emit proposed(amountColumn, Value(sumOf("amount").raw()));
    });
    connect(this, &DocumentLines::taken, this, [this] {
        // Of what was offered, what was settled stays.
        if (!isEditable() && model().lines().size() != model().lineCount()) {
            model().setLines(model().lines());
        }
    });
}

void PaymentLines::refine(LineColumn &column, const Field &field) const
{
    column.stop = column.name == amountColumn;
    column.readOnly = !column.stop; // which documents there are is not for typing
    column.zeroBlank = field.type == FieldType::Amount;
    column.stretches = column.name == "document_number"_L1;
    column.width = field.type == FieldType::Amount ? amountWidth : textWidth;
}

QList<LineColumn> PaymentLines::extraColumns() const
{
    return {shownOnly("document_kind", tr("Document"), FieldType::Text, textWidth),
            shownOnly("document_date", tr("Date"), FieldType::Date, dateWidth),
            shownOnly("due", tr("Due"), FieldType::Date, dateWidth),
            shownOnly("open", tr("Open"), FieldType::Amount, amountWidth)};
}

bool PaymentLines::isShown(const QString &column, bool editable) const
{
    static const QStringList before{u"document_kind"_s, u"document_date"_s, u"due"_s, openColumn};
    return editable || !before.contains(column);
}

Amount PaymentLines::amountOf(const Line &line, const QString &column) const
{
    return Amount::fromRaw(model().value(line, column).toInt());
}

Amount PaymentLines::sumOf(const char *column) const
{
    Amount sum;
    for (int row = 0; row < model().lineCount(); ++row) {
        sum += amountOf(model().lineAt(row), QString::fromLatin1(column));
    }
    return sum;
}

void PaymentLines::setHead(const Record &document)
{
    const Amount former = m_amount;
    m_amount = Amount::fromRaw(document.value("amount").toInt());
    m_isStored = document.version > 0;
    const QUuid party = document.value("party").toUuid();
    const QString direction = document.value("direction").toText();
    if (!isEditable()) {
        return;
    }
    if (document.value("account").isBlank()) {
        proposeAccount();
    }
    if (party != m_party || direction != m_direction) {
        m_party = party;
        m_direction = direction;
        offer();
    } else if (!m_isByHand && m_amount != former) {
        distribute();
    }
}

/// The company's main bank account, unless a person says otherwise.
void PaymentLines::proposeAccount()
{
    if (m_isProposed) {
        return;
    }
    m_isProposed = true;
    Query query;
    query.entity = &Account::entity;
    query.filter = Filter::equal("role", Value(u"bank"_s)) && Filter::equal("active", Value(true));
    query.limit = 1;
    whenDone(source().list(query), this, [this](const Result<Page> &page) {
        if (page && !page->rows.isEmpty()) {
            emit proposed(u"account"_s, Value(page->rows.constFirst().record.id));
        }
    });
}

/// Money that comes in settles what the party owes, money that goes out what it is owed.
void PaymentLines::offer()
{
    const int asked = ++m_round;
    if (m_party.isNull()) {
        return;
    }
    const bool in = m_direction == "in"_L1;
    Query query;
    query.entity = &OpenItem::entity;
    query.filter = Filter::equal("party", Value(m_party))
        && Filter::compare("open_amount", in ? Filter::Op::Greater : Filter::Op::Less, Value(0));
    query.sort = {{u"due"_s, false}, {u"date"_s, false}};
    query.limit = itemsMax;
    whenDone(source().list(query), this, [this, asked](const Result<Page> &page) {
        if (page && asked == m_round && isEditable()) {
            showOffer(page->rows);
        }
    });
}

void PaymentLines::showOffer(const QList<ListRow> &items)
{
    QHash<QUuid, Record> given;
    for (const Record &line : records()) {
        given.insert(line.value("document_id").toUuid(), line);
    }
    QHash<QUuid, Line> lines;
    QList<QUuid> order;
    bool isKept = false;
    for (const ListRow &row : items) {
        const QUuid document = row.record.value("document_id").toUuid();
        const Line line = lineOf(row.record, given);
        if (lines.contains(document)) {
            // A document due in parts is one line.
            const Amount open =
                amountOf(lines.value(document), openColumn) + amountOf(line, openColumn);
            model().set(lines[document], openColumn, Value(open.raw()));
            continue;
        }
        isKept = isKept || given.contains(document);
        order.append(document);
        lines.insert(document, line);
    }
    QList<Line> offered;
    for (const QUuid &document : order) {
        offered.append(lines.value(document));
    }
    model().setLines(offered);
    m_isByHand = isKept;
    if (!isKept && !m_isStored) {
        distribute();
    }
}

Line PaymentLines::lineOf(const Record &item, const QHash<QUuid, Record> &given) const
{
    Line line = model().newLine();
    const QUuid document = item.value("document_id").toUuid();
    const QString entityName = item.value("document_entity").toText();
    const Entity *entity = findEntity(entityName);
    if (given.contains(document)) {
        line.id = given.value(document).id;
        model().set(line, amountColumn, given.value(document).value("amount"));
    }
    model().set(line, u"document_entity"_s, Value(entityName));
    model().set(line, u"document_id"_s, Value(document));
    model().set(line, u"document_number"_s, item.value("document_number"));
    model().set(line, u"document_kind"_s,
                Value(entity == nullptr ? QString() : entity->label.translated()));
    model().set(line, u"document_date"_s, item.value("date"));
    model().set(line, u"due"_s, item.value("due"));
    model().set(line, openColumn,
                Value(Amount::fromRaw(item.value("open_amount").toInt()).abs().raw()));
    return line;
}

void PaymentLines::distribute()
{
    QList<Line> lines;
    Amount left = m_amount;
    for (int row = 0; row < model().lineCount(); ++row) {
        Line line = model().lineAt(row);
        const Amount part = std::max(Amount(), std::min(left, amountOf(line, openColumn)));
        model().set(line, amountColumn, Value(part.raw()));
        left -= part;
        lines.append(line);
    }
    if (!lines.isEmpty()) {
        model().replaceLines(0, static_cast<int>(lines.size()), lines);
    }
}

void PaymentLines::complete(const LineModel &model, Line &line, const QString &column)
{
    if (column != amountColumn || !isEditable()) {
        return;
    }
    const QString typed = line.typed.value(model.columnOf(amountColumn)).trimmed();
    const int digits = rules::currencyDigits(source().identity().currency);
    // "=" settles it in full.
    const Amount amount = typed == "="_L1 || typed == u"＝"
        ? amountOf(line, openColumn)
        : roundTo(amountOf(line, amountColumn), digits);
    if (typed.isEmpty() || typed == "="_L1 || typed == u"＝") {
        model.set(line, amountColumn, Value(amount.raw()));
    }
}

QHash<QString, QString> PaymentLines::check(const LineModel &, const Line &line) const
{
    const Amount amount = amountOf(line, amountColumn);
    const Amount open = amountOf(line, openColumn);
    if (isEditable() && (amount > open || amount.isNegative())) {
        return {
            {amountColumn,
             errorText(Error{amount.isNegative() ? u"settlement_amount_not_positive"_s
                                                 : u"settlement_exceeds_open"_s,
                             {{u"open"_s, open.toString(2)},
                              {u"document"_s, model().value(line, u"document_number"_s).toText()}},
                             {}})}};
    }
    return {};
}

QList<LineSum> PaymentLines::sums() const
{
    const Amount allocated = sumOf("amount");
    const Amount left = m_amount - allocated;
    return {{amountColumn, tr("Amount"), m_amount},
            {u"allocated"_s, tr("Settles"), allocated},
            {u"left"_s, left.isNegative() ? tr("Too much") : tr("Left as an advance"), left, true,
             left.isNegative()}};
}

QString PaymentLines::note(const Line &) const
{
    return isEditable() ? tr("= settles the document in full") : QString();
}

std::optional<Error> PaymentLines::problem() const
{
    const Amount allocated = sumOf("amount");
    if (allocated > m_amount) {
        return Error{u"payment_overallocated"_s,
                     {{u"amount"_s, m_amount.toString(2)}, {u"allocated"_s, allocated.toString(2)}},
                     u"amount"_s};
    }
    return std::nullopt;
}

} // namespace kontor
