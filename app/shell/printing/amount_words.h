#pragma once

#include "common/base/fixed.h"

namespace kontor {

/// The amount as it stands in words on Chinese documents: 人民币 amounts in capital numerals,
/// "壹仟零伍拾元整", "负叁元伍角陆分". Rule: 支付结算办法 appendix 1 (正确填写票据和结算凭证的基本
/// 规定): 整 after 元 or 角, never after 分; a zero inside is written once. Digits below a fen are
/// rounded half up. Amounts of ten billion yuan and more are given in the same way up to 万亿.
QString chineseAmountWords(Amount amount);

/// The amount as it stands in words on English documents: "One thousand fifty and 00/100".
QString englishAmountWords(Amount amount);

} // namespace kontor
