#pragma once

#include "common/base/fixed.h"

namespace kontor::rules {

/// The amount as vouchers, cheques and receipts in China must show it beside the figures
/// (大写金额), e.g. 人民币壹仟肆佰零玖元伍角整; in yuan, rounded to fen.
///
/// Rules of 会计基础工作规范 article 52 and 正确填写票据和结算凭证的基本规定: the text ends in 整
/// when there are no fen; zeros inside are read as one 零; between yuan and jiao stands a 零 when
/// the yuan end in zero or there are no jiao. Negative amounts, printed in red, begin with 负.
QString amountInWords(Amount amount);

} // namespace kontor::rules
