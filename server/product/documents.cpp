#include "server/product/documents.h"

#include "common/rules/currency.h"
#include "common/rules/document_state.h"
#include "server/engine/settings.h"

#include <algorithm>

namespace kontor::product {

namespace {

bool isDraft(const Record &record)
{
    return rules::isEditable(record.entity->key(), record.value("state").toText());
}

/// Whether two values are the same as far as their reader can tell.
bool agree(const Value &a, const Value &b)
{
    return a.isWithheld() || a == b;
}

bool agree(const QList<Record> &lines, const QList<Record> &before)
{
    return std::equal(lines.begin(), lines.end(), before.begin(), before.end(),
                      [](const Record &a, const Record &b) {
                          return a.id == b.id
                              && std::equal(
                                     a.values.begin(), a.values.end(), b.values.begin(),
                                     [](const Value &x, const Value &y) { return agree(x, y); });
                      });
}

} // namespace

Result<void> refuseChange(const Record &record, const Record *before,
                          std::initializer_list<const char *> changeable)
{
    if (before == nullptr || isDraft(*before)) {
        return {};
    }
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const char *name = record.entity->fields.at(i).name;
        const bool mayChange =
            std::any_of(changeable.begin(), changeable.end(),
                        [name](const char *other) { return qstrcmp(name, other) == 0; });
        TRY(require(mayChange || agree(record.values.at(i), before->values.at(i)),
                    "document_is_posted", name));
    }
    return require(agree(record.lines, before->lines), "document_is_posted", "lines");
}

Result<void> refuseDelete(Call &, const Record &record)
{
    return require(isDraft(record), "document_is_posted");
}

QString provisionalNumber(const QUuid &id)
{
    // The end of a UUID of version 7 is random; its beginning is the time.
    return u'#' + id.toString(QUuid::WithoutBraces).right(8);
}

Result<void> checkCurrency(Tx &tx, QString &currency)
{
    TRY_ASSIGN(const Company books, company(tx));
    if (currency.isEmpty()) {
        currency = books.currency;
    }
    return require(currency == books.currency, "currency_not_of_books", "currency",
                   {{QStringLiteral("currency"), books.currency}});
}

Result<int> currencyDigits(Tx &tx)
{
    TRY_ASSIGN(const Company books, company(tx));
    return rules::currencyDigits(books.currency);
}

QDate postingDate(const Call &call)
{
    const QDate given = call.parameter("date").toDate();
    return given.isValid() ? given : call.today();
}

Result<QString> nextStateCode(const Entity &entity, const QString &state, const char *command)
{
    return rules::nextState(entity.key(), state, QString::fromLatin1(command));
}

} // namespace kontor::product
