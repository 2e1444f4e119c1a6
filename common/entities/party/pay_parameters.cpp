#include "common/entities/party/pay_parameters.h"

#include "common/entities/finance/account.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"PayParameters", source};
}

} // namespace

const Entity PayParameters::entity{
    .name = "document_pay",
    .label = text(QT_TRANSLATE_NOOP("PayParameters", "Payment")),
    .plural = text(QT_TRANSLATE_NOOP("PayParameters", "Payments")),
    .module = "finance",
    .fields = {
        field<&PayParameters::account>(
            "account", text(QT_TRANSLATE_NOOP("PayParameters", "Bank or cash account"))),
        field<&PayParameters::amount>("amount", text(QT_TRANSLATE_NOOP("PayParameters", "Amount"))),
        field<&PayParameters::date>("date", text(QT_TRANSLATE_NOOP("PayParameters", "Date"))),
        field<&PayParameters::memo>("memo", text(QT_TRANSLATE_NOOP("PayParameters", "Memo")))}};

} // namespace kontor
