#include "common/entities/party/party.h"

#include "common/entities/finance/payment_term.h"
#include "common/entities/product/price_list.h"
#include "common/entities/system/user.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Party", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Party::Kind>::choices()
{
    static const QList<Choice> list = {{"company", text(QT_TRANSLATE_NOOP("Party", "Company"))},
                                       {"person", text(QT_TRANSLATE_NOOP("Party", "Person"))}};
    return list;
}

const QList<Choice> &ChoicesOf<Party::Level>::choices()
{
    static const QList<Choice> list = {{"unrated", text(QT_TRANSLATE_NOOP("Party", "Unrated"))},
                                       {"a", text(QT_TRANSLATE_NOOP("Party", "A"))},
                                       {"b", text(QT_TRANSLATE_NOOP("Party", "B"))},
                                       {"c", text(QT_TRANSLATE_NOOP("Party", "C"))},
                                       {"d", text(QT_TRANSLATE_NOOP("Party", "D"))}};
    return list;
}

const QList<Choice> &ChoicesOf<Party::InvoiceKind>::choices()
{
    static const QList<Choice> list = {{"ordinary", text(QT_TRANSLATE_NOOP("Party", "Ordinary"))},
                                       {"special", text(QT_TRANSLATE_NOOP("Party", "Special"))},
                                       {"none", text(QT_TRANSLATE_NOOP("Party", "None"))}};
    return list;
}

const QList<Choice> &ChoicesOf<Party::CreditState>::choices()
{
    static const QList<Choice> list = {
        {"good", text(QT_TRANSLATE_NOOP("Party", "In good standing"))},
        {"warning", text(QT_TRANSLATE_NOOP("Party", "Warning"))},
        {"hold", text(QT_TRANSLATE_NOOP("Party", "On hold"))}};
    return list;
}

const Entity Party::entity{
    .name = "party",
    .label = text(QT_TRANSLATE_NOOP("Party", "Customer or supplier")),
    .plural = text(QT_TRANSLATE_NOOP("Party", "Customers and suppliers")),
    .module = "party",
    .fields =
        {field<&Party::name>("name", text(QT_TRANSLATE_NOOP("Party", "Name")),
                             Required | Searchable | Naming | Phonetic | Indexed),
         field<&Party::code>("code", text(QT_TRANSLATE_NOOP("Party", "Code")),
                             Searchable | Unique | Indexed),
         field<&Party::kind>("kind", text(QT_TRANSLATE_NOOP("Party", "Kind"))),
         field<&Party::isCustomer>("is_customer", text(QT_TRANSLATE_NOOP("Party", "Customer")),
                                   Indexed),
         field<&Party::isSupplier>("is_supplier", text(QT_TRANSLATE_NOOP("Party", "Supplier")),
                                   Indexed),
         field<&Party::owner>("owner", text(QT_TRANSLATE_NOOP("Party", "Owner")), Indexed),
         field<&Party::level>("level", text(QT_TRANSLATE_NOOP("Party", "Level")), Indexed),
         field<&Party::industry>("industry", text(QT_TRANSLATE_NOOP("Party", "Industry")), Indexed),
         field<&Party::region>("region", text(QT_TRANSLATE_NOOP("Party", "Region")), Indexed),
         field<&Party::phone>("phone", text(QT_TRANSLATE_NOOP("Party", "Phone")), Searchable),
         field<&Party::email>("email", text(QT_TRANSLATE_NOOP("Party", "E-mail")), Searchable),
         field<&Party::website>("website", text(QT_TRANSLATE_NOOP("Party", "Website"))),
         field<&Party::taxNumber>("tax_number", text(QT_TRANSLATE_NOOP("Party", "Tax number")),
                                  Searchable | Indexed),
         field<&Party::invoiceKind>("invoice_kind",
                                    text(QT_TRANSLATE_NOOP("Party", "VAT invoice"))),
         field<&Party::invoiceEmail>("invoice_email",
                                     text(QT_TRANSLATE_NOOP("Party", "E-mail for invoices"))),
         field<&Party::bank>("bank", text(QT_TRANSLATE_NOOP("Party", "Bank"))),
         field<&Party::bankAccount>("bank_account",
                                    text(QT_TRANSLATE_NOOP("Party", "Bank account"))),
         field<&Party::currency>("currency", text(QT_TRANSLATE_NOOP("Party", "Currency"))),
         field<&Party::paymentTerm>("payment_term",
                                    text(QT_TRANSLATE_NOOP("Party", "Payment term"))),
         field<&Party::creditLimit>("credit_limit",
                                    text(QT_TRANSLATE_NOOP("Party", "Credit limit"))),
         field<&Party::creditState>("credit_state",
                                    text(QT_TRANSLATE_NOOP("Party", "Credit standing")), Indexed),
         field<&Party::priceList>("price_list", text(QT_TRANSLATE_NOOP("Party", "Price list"))),
         field<&Party::note>("note", text(QT_TRANSLATE_NOOP("Party", "Note")), Multiline),
         instantField<&Party::lastFollowAt>("last_follow_at",
                                            text(QT_TRANSLATE_NOOP("Party", "Last follow-up")),
                                            Indexed | ReadOnly),
         instantField<&Party::nextFollowAt>("next_follow_at",
                                            text(QT_TRANSLATE_NOOP("Party", "Next follow-up")),
                                            Indexed | ReadOnly),
         field<&Party::matchName>("match_name",
                                  text(QT_TRANSLATE_NOOP("Party", "Name for comparison")),
                                  Indexed | ReadOnly | Technical)},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "id"};

} // namespace kontor
