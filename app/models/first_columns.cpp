#include "app/models/first_columns.h"

#include <QHash>

namespace kontor {

namespace {

struct FirstColumns {
    const char *list;
    const char *columns;
};

constexpr FirstColumns table[] = {
    // customers and what happens with them
    {"party", "name code owner level region phone credit_state next_follow_at"},
    {"customers", "name code owner level region phone credit_state next_follow_at"},
    {"suppliers", "name code phone email owner region payment_term"},
    {"contact", "name party job_title phone mobile email wechat is_primary"},
    {"address", "street city region party kind contact_name phone is_default"},
    {"lead", "name company state owner phone source expected created_at"},
    {"opportunity", "title customer stage expected closing owner next_step stage_since"},
    {"activity", "subject kind party due done assigned opportunity"},
    // goods
    {"product", "name code specification category unit sale_price sales_tax supplier"},
    {"price_list_item", "product price_list minimum_quantity price valid_from valid_to"},
    {"stock_level", "product warehouse on_hand reserved incoming value"},
    {"stock_move", "date product warehouse kind quantity value source_number"},
    {"stocktake", "number warehouse date state note"},
    // documents
    {"quotation", "number customer date state total valid_until salesperson"},
    {"sales_order",
     "number customer date state total delivery_state invoice_state requested_date salesperson"},
    {"delivery", "number customer date state sales_order warehouse carrier tracking_number"},
    {"sales_invoice", "number customer date state total balance due_date sales_order"},
    {"purchase_order",
     "number supplier date state total receipt_state bill_state expected_date buyer"},
    {"goods_receipt", "number supplier date state purchase_order warehouse delivery_note"},
    {"vendor_bill", "number supplier date state total balance due_date supplier_invoice"},
    // books
    {"journal_entry", "number date memo total state kind period source_number"},
    {"payment", "number party date direction amount state account method"},
    {"open_item", "document_number party date due amount open_amount account"},
    {"account", "code name kind normal_side role is_cash by_party active"},
    // administration
    {"user", "name login email team language active"},
    {"device", "name user platform app_version last_contact state"},
};

} // namespace

QStringList firstColumns(const QString &key)
{
    static const QHash<QString, QStringList> columns = [] {
        QHash<QString, QStringList> hash;
        for (const FirstColumns &row : table) {
            hash.insert(QString::fromLatin1(row.list),
                        QString::fromLatin1(row.columns).split(QLatin1Char(' ')));
        }
        return hash;
    }();
    return columns.value(key);
}

} // namespace kontor
