#include "common/entities/product/tax.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Tax", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Tax::Kind>::choices()
{
    static const QList<Choice> list = {
        {"standard", text(QT_TRANSLATE_NOOP("Tax", "Standard"))},
        {"simplified", text(QT_TRANSLATE_NOOP("Tax", "Simplified, not deductible"))},
        {"zero_rated", text(QT_TRANSLATE_NOOP("Tax", "Zero-rated"))},
        {"exempt", text(QT_TRANSLATE_NOOP("Tax", "Exempt"))}};
    return list;
}

const Entity Tax::entity{
    .name = "tax",
    .label = text(QT_TRANSLATE_NOOP("Tax", "Tax")),
    .plural = text(QT_TRANSLATE_NOOP("Tax", "Taxes")),
    .module = "product",
    .fields = {field<&Tax::name>("name", text(QT_TRANSLATE_NOOP("Tax", "Name")),
                                 Required | Naming | Searchable),
               field<&Tax::code>("code", text(QT_TRANSLATE_NOOP("Tax", "Code")),
                                 Required | Unique | Searchable),
               field<&Tax::rate>("rate", text(QT_TRANSLATE_NOOP("Tax", "Rate")), Percent),
               field<&Tax::kind>("kind", text(QT_TRANSLATE_NOOP("Tax", "Kind")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
