#include "app/documents/voucher_lines.h"

#include "app/documents/coded_lookup.h"
#include "app/widgets/theme.h"
#include "common/base/when_done.h"
#include "common/entities/finance/account.h"
#include "common/model/error_text.h"
#include "common/rules/currency.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

const QString account = QStringLiteral("account");
const QString party = QStringLiteral("party");
const QString memo = QStringLiteral("memo");
const QString debit = QStringLiteral("debit");
const QString credit = QStringLiteral("credit");
const QString cashFlow = QStringLiteral("cash_flow_item");

/// More accounts than any chart has.
constexpr int accountsMax = 3000;
constexpr int accountWidth = 64 * theme::grid;
constexpr int partyWidth = 44 * theme::grid;
constexpr int amountWidth = 32 * theme::grid;
constexpr int cashFlowWidth = 44 * theme::grid;

bool isBalanceSign(const QString &typed)
{
    return typed == "="_L1 || typed == u"＝";
}

} // namespace

VoucherLines::VoucherLines(DataSource &source, const DocumentKind &kind, QObject *parent)
    : DocumentLines(source, kind, parent)
{
    setUp();
    fetchAccounts();
    connect(&source, &DataSource::changed, this, [this](const Entity *entity) {
        if (entity == &Account::entity) {
            fetchAccounts();
        }
    });
}

void VoucherLines::fetchAccounts()
{
    Query query;
    query.entity = &Account::entity;
    query.limit = accountsMax;
    query.withArchived = true;
    whenDone(source().list(query), this, [this](const Result<Page> &page) {
        if (page) {
            for (const ListRow &row : page->rows) {
                m_accounts.insert(row.record.id, row.record);
            }
        }
    });
}

void VoucherLines::refine(LineColumn &column, const Field &field) const
{
    const QLatin1String name(field.name);
    column.stop = name != "cash_flow_item"_L1;
    column.stretches = name == "memo"_L1;
    column.zeroBlank = field.type == FieldType::Amount;
    if (name == "account"_L1) {
        column.width = accountWidth;
        // Headings have sub-accounts that are posted to instead.
        static_cast<CodedLookup *>(column.lookup)
            ->setFilter(Filter::equal("active", Value(true))
                        && Filter::equal("is_heading", Value(false)));
    } else if (name == "party"_L1) {
        column.width = partyWidth;
    } else if (name == "cash_flow_item"_L1) {
        column.width = cashFlowWidth;
        column.choices.first().label.clear(); // nothing chosen is an empty cell
    } else if (field.type == FieldType::Amount) {
        column.width = amountWidth;
    }
}

QString VoucherLines::titleOf(const Record &record) const
{
    return record.entity == &Account::entity
        ? CodedLookup::titleOf(record, CodedLookup::Title::CodeAndName)
        : record.title();
}

const Record *VoucherLines::accountOf(const Line &line) const
{
    const auto it = m_accounts.constFind(model().value(line, account).toUuid());
    return it == m_accounts.cend() ? nullptr : &*it;
}

bool VoucherLines::asksFor(const Line &line, const char *what) const
{
    const Record *chosen = accountOf(line);
    return chosen != nullptr && chosen->value(what).toBool();
}

Amount VoucherLines::amountOf(const Line &line, const QString &column) const
{
    return Amount::fromRaw(model().value(line, column).toInt());
}

void VoucherLines::begin(const LineModel &model, Line &line)
{
    // As they come back when they are saved, so that saving moves nothing.
    for (const LineColumn &column : model.columns()) {
        const Field *field = entity().find(column.name);
        if (field != nullptr && field->type != FieldType::Reference) {
            model.set(line, column.name, field->initial);
        }
    }
    if (model.lineCount() > 0) {
        model.set(line, memo, model.value(model.lineAt(model.lineCount() - 1), memo));
    }
}

void VoucherLines::complete(const LineModel &model, Line &line, const QString &column)
{
    if (!isEditable()) {
        return;
    }
    if (column == account) {
        takeAccount(model, line);
    } else if (column == debit || column == credit) {
        takeAmount(model, line, column);
    }
}

/// What the account does not ask for goes; the one customer or supplier of the entry comes.
void VoucherLines::takeAccount(const LineModel &model, Line &line) const
{
    if (!asksFor(line, "is_cash")) {
        model.set(line, cashFlow, Value(QString()));
    }
    if (!asksFor(line, "by_party")) {
        model.set(line, party, Value());
        return;
    }
    for (int row = model.lineCount() - 1; row >= 0 && model.value(line, party).isBlank(); --row) {
        const Line &above = model.lineAt(row);
        model.set(line, party, model.value(above, party),
                  above.titles.value(model.columnOf(party)));
    }
}

void VoucherLines::takeAmount(const LineModel &model, Line &line, const QString &column) const
{
    if (isBalanceSign(line.typed.value(model.columnOf(column)).trimmed())) {
        fillBalance(model, line);
        return;
    }
    const int digits = rules::currencyDigits(source().identity().currency);
    const Amount amount = roundTo(amountOf(line, column), digits);
    model.set(line, column, Value(amount.raw()));
    if (!amount.isZero()) {
        model.set(line, column == debit ? credit : debit, Value(0));
    }
}

void VoucherLines::fillBalance(const LineModel &model, Line &line) const
{
    const rules::EntryTotals others = totalsWithout(line.id);
    const Amount missing = others.debit - others.credit;
    model.set(line, debit, Value(missing.isNegative() ? -missing.raw() : 0));
    model.set(line, credit, Value(missing.isNegative() ? 0 : missing.raw()));
}

rules::EntryTotals VoucherLines::totalsWithout(const QUuid &without) const
{
    rules::EntryTotals totals;
    for (int row = 0; row < model().lineCount(); ++row) {
        const Line &line = model().lineAt(row);
        if (line.id != without) {
            totals.debit += amountOf(line, debit);
            totals.credit += amountOf(line, credit);
        }
    }
    return totals;
}

bool VoucherLines::isReadOnly(const LineModel &, const Line &line, const QString &column) const
{
    return (column == party && !asksFor(line, "by_party"))
        || (column == cashFlow && !asksFor(line, "is_cash"));
}

/// The summary repeats by itself, the party only where it is missing, and the other side of an
/// amount is passed over.
bool VoucherLines::isStop(const LineModel &model, int row, const QString &column) const
{
    if (column == memo) {
        return row == 0;
    }
    if (row >= model.lineCount()) {
        return column != party;
    }
    const Line &line = model.lineAt(row);
    if (column == party) {
        return model.value(line, party).isBlank();
    }
    if (column == debit || column == credit) {
        return amountOf(line, column == debit ? credit : debit).isZero();
    }
    return true;
}

QHash<QString, QString> VoucherLines::check(const LineModel &model, const Line &line) const
{
    const bool hasAmount = !amountOf(line, debit).isZero() || !amountOf(line, credit).isZero();
    if (hasAmount && asksFor(line, "by_party") && model.value(line, party).isBlank()) {
        return {{party, errorText(Error{u"field_required"_s, {}, party})}};
    }
    return {};
}

void VoucherLines::sumUp(Record &document) const
{
    document.set("total", Value(totalsWithout({}).debit.raw()));
    // The list of entries shows one summary: that of the first line unless a person wrote another.
    const QString first =
        model().lineCount() > 0 ? model().value(model().lineAt(0), memo).toText() : QString();
    const QString present = document.value("memo").toText();
    if (present.isEmpty() || present == m_ownMemo) {
        document.set("memo", Value(first));
        m_ownMemo = first;
    }
}

QList<LineSum> VoucherLines::sums() const
{
    const rules::EntryTotals totals = totalsWithout({});
    const Amount difference = totals.debit - totals.credit;
    return {{debit, tr("Debit"), totals.debit},
            {credit, tr("Credit"), totals.credit},
            {u"difference"_s, tr("Difference"), difference, true, !difference.isZero()}};
}

QString VoucherLines::note(const Line &line) const
{
    const Record *chosen = accountOf(line);
    QStringList parts;
    if (chosen != nullptr) {
        parts << titleOf(*chosen);
    }
    if (isEditable()) {
        parts << tr("= fills in what is missing to balance");
    }
    return parts.join(u"  ·  "_s);
}

std::optional<Error> VoucherLines::problem() const
{
    for (int row = 0; row < model().lineCount(); ++row) {
        const Line &line = model().lineAt(row);
        const QVariantMap where{{u"line"_s, row + 1}};
        if (!line.typed.isEmpty()) {
            const int column = line.typed.cbegin().key();
            return Error{u"value_malformed"_s, where, model().columns().at(column).name};
        }
        const bool hasAmount = !amountOf(line, debit).isZero() || !amountOf(line, credit).isZero();
        if (hasAmount && model().value(line, account).isBlank()) {
            return Error{u"field_required"_s, where, account};
        }
    }
    return std::nullopt;
}

} // namespace kontor
