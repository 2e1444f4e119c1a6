#include "server/engine/document_age.h"

#include "common/entities/system/company.h"

namespace kontor {

namespace {

constexpr int mostMonths = 600;
constexpr int moveSeconds = 3'600;

Result<void> beforeSaveCompany(Call &call, Record &record, const Record *)
{
    const qint64 months = record.value("document_months").toInt();
    TRY(require(months >= 0 && months <= mostMonths, "document_months", "document_months",
                {{QStringLiteral("most"), mostMonths}}));
    record.set("documents_since", Value(documentsSince(static_cast<int>(months), call.today())));
    return {};
}

/// The day moves by a change of the company's record, which the feed brings to every server and
/// device in its order. Were it computed from clocks, a device that goes from one server to another
/// in the first minutes of a month might be told to hold less and then more again.
Result<void> moveDay(Tx &tx)
{
    TRY_ASSIGN(const std::optional<Company> found, tx.first<Company>({}));
    if (!found) {
        return {};
    }
    TRY_ASSIGN(Company company, tx.get(found->id, Lock::Update));
    const QDate since = documentsSince(company.documentMonths, tx.clock().today());
    if (company.documentsSince == since) {
        return {};
    }
    company.documentsSince = since;
    return tx.update(company);
}

} // namespace

QDate documentsSince(int months, const QDate &today)
{
    return months > 0 ? QDate(today.year(), today.month(), 1).addMonths(-months) : QDate();
}

void registerDocumentAge(Registry &registry)
{
    registry.addSaveRule(Company::entity, {beforeSaveCompany, nullptr, nullptr});
    registry.addJob({"move_document_age", moveSeconds, moveDay});
}

} // namespace kontor
