#include "server/product/founding.h"

#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"

namespace kontor::product {

namespace {

struct UnitRow {
    const char *code;
    const char *chinese;
    const char *english;
    int digits;
};

constexpr UnitRow units[] = {
    {"pcs", "件", "Piece", 0},     {"set", "套", "Set", 0}, {"box", "箱", "Box", 0},
    {"kg", "千克", "Kilogram", 3}, {"m", "米", "Metre", 3}, {"l", "升", "Litre", 3},
    {"h", "小时", "Hour", 2},
};

struct TaxRow {
    const char *code;
    const char *chinese;
    const char *english;
    const char *rate;
    Tax::Kind kind;
};

/// 增值税暂行条例 article 2: 13 % on goods, 9 % on transport, building and staple goods, 6 % on
/// services; small-scale taxpayers charge 3 % and their buyers may not deduct an ordinary invoice.
constexpr TaxRow chineseTaxes[] = {
    {"VAT13", "增值税 13%", "VAT 13 %", "0.13", Tax::Kind::Standard},
    {"VAT9", "增值税 9%", "VAT 9 %", "0.09", Tax::Kind::Standard},
    {"VAT6", "增值税 6%", "VAT 6 %", "0.06", Tax::Kind::Standard},
    {"VAT3S", "简易征收 3%", "VAT 3 %, simplified", "0.03", Tax::Kind::Simplified},
    {"VAT0", "零税率", "Zero-rated", "0", Tax::Kind::ZeroRated},
    {"EXEMPT", "免税", "Exempt", "0", Tax::Kind::Exempt},
};

constexpr TaxRow otherTaxes[] = {
    {"VAT0", "零税率", "Zero-rated", "0", Tax::Kind::ZeroRated},
    {"EXEMPT", "免税", "Exempt", "0", Tax::Kind::Exempt},
};

template <size_t Count>
Result<void> addTaxes(Tx &tx, const TaxRow (&rows)[Count], bool chinese)
{
    for (const TaxRow &row : rows) {
        Tax tax;
        tax.code = QString::fromLatin1(row.code);
        tax.name = QString::fromUtf8(chinese ? row.chinese : row.english);
        TRY_ASSIGN(tax.rate, Rate::fromString(QString::fromLatin1(row.rate)));
        tax.kind = row.kind;
        TRY(tx.insert(tax));
    }
    return {};
}

} // namespace

Result<void> found(Tx &tx, const Founding &founding)
{
    const bool chinese = founding.country == QLatin1String("CN");
    for (const UnitRow &row : units) {
        Unit unit;
        unit.code = QString::fromLatin1(row.code);
        unit.name = QString::fromUtf8(chinese ? row.chinese : row.english);
        unit.digits = row.digits;
        TRY(tx.insert(unit));
    }
    return chinese ? addTaxes(tx, chineseTaxes, chinese) : addTaxes(tx, otherTaxes, chinese);
}

} // namespace kontor::product
