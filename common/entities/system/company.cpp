#include "common/entities/system/company.h"

namespace kontor {

const Entity Company::entity{
    "company",
    {"Company", QT_TRANSLATE_NOOP("Company", "Company")},
    {"Company", QT_TRANSLATE_NOOP("Company", "Companies")},
    "system",
    {field<&Company::name>("name", {"Company", QT_TRANSLATE_NOOP("Company", "Name")},
                           Required | Naming),
     field<&Company::currency>("currency",
                               {"Company", QT_TRANSLATE_NOOP("Company", "Currency of the books")},
                               Required | ReadOnly),
     field<&Company::country>("country", {"Company", QT_TRANSLATE_NOOP("Company", "Country")}),
     field<&Company::taxNumber>("tax_number",
                                {"Company", QT_TRANSLATE_NOOP("Company", "Tax number")}),
     field<&Company::address>("address", {"Company", QT_TRANSLATE_NOOP("Company", "Address")},
                              Multiline),
     field<&Company::phone>("phone", {"Company", QT_TRANSLATE_NOOP("Company", "Phone")}),
     field<&Company::bank>("bank", {"Company", QT_TRANSLATE_NOOP("Company", "Bank account")}),
     field<&Company::chart>("chart", {"Company", QT_TRANSLATE_NOOP("Company", "Chart of accounts")},
                            ReadOnly),
     field<&Company::fiscalStart>(
         "fiscal_start", {"Company", QT_TRANSLATE_NOOP("Company", "Fiscal year begins in month")},
         ReadOnly),
     field<&Company::documentMonths>(
         "document_months",
         {"Company",
          QT_TRANSLATE_NOOP("Company", "Months of closed documents on devices (0: all)")}),
     field<&Company::documentsSince>(
         "documents_since",
         {"Company", QT_TRANSLATE_NOOP("Company", "Devices hold closed documents since")},
         ReadOnly)},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
