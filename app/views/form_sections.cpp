#include "app/views/form_sections.h"

#include <QCoreApplication>

namespace kontor {

namespace {

struct Section {
    const char *entity;
    const char *title; ///< empty: no heading
    const char *fields;
    bool wide = false; ///< one field a row over both columns
};

constexpr Section table[] = {
    {"party", "", "name", true},
    {"party", "", "code kind is_customer is_supplier owner level industry region"},
    {"party", QT_TRANSLATE_NOOP("FormSections", "Contact"), "phone email website"},
    {"party", QT_TRANSLATE_NOOP("FormSections", "Prices and credit"),
     "price_list currency payment_term credit_limit credit_state"},
    {"party", QT_TRANSLATE_NOOP("FormSections", "Invoices and bank"),
     "tax_number invoice_kind invoice_email bank bank_account"},
    {"product", "", "name", true},
    {"product", "", "code specification brand category kind unit barcode"},
    {"product", QT_TRANSLATE_NOOP("FormSections", "Prices and tax"),
     "sale_price purchase_price cost sales_tax purchase_tax"},
    {"product", QT_TRANSLATE_NOOP("FormSections", "Buying and stock"),
     "supplier lead_days reorder_minimum reorder_quantity"},
    {"lead", "", "name company", true},
    {"lead", "", "job_title source owner state reason"},
    {"lead", QT_TRANSLATE_NOOP("FormSections", "Contact"), "phone email wechat"},
    {"lead", QT_TRANSLATE_NOOP("FormSections", "What it is about"),
     "interest expected industry region"},
    {"opportunity", "", "title customer", true},
    {"opportunity", "", "contact owner stage stage_since"},
    {"opportunity", QT_TRANSLATE_NOOP("FormSections", "Prospects"),
     "expected currency probability closing next_step competitors lost_reason"},
    {"activity", "", "subject", true},
    {"activity", "", "kind party contact opportunity lead due assigned"},
    {"account", "", "code name other_name parent kind normal_side active"},
    {"account", QT_TRANSLATE_NOOP("FormSections", "How it is used"),
     "role by_party open_items is_cash cash_in cash_out is_heading"},
};

} // namespace

QList<FormSection> formSections(const Entity &entity)
{
    QList<FormSection> sections;
    QStringList placed;
    for (const Section &row : table) {
        if (entity.key() == QLatin1String(row.entity)) {
            const QStringList fields = QString::fromLatin1(row.fields).split(QLatin1Char(' '));
            const QString title = *row.title == '\0'
                ? QString()
                : QCoreApplication::translate("FormSections", row.title);
            sections.append({title, fields, row.wide});
            placed += fields;
        }
    }
    for (FormSection section : FieldForm::derivedSections(entity)) {
        section.fields.removeIf([&placed](const QString &field) { return placed.contains(field); });
        if (!section.fields.isEmpty()) {
            sections.append(section);
        }
    }
    return sections;
}

} // namespace kontor
