#include "server/finance/chart.h"

#include "common/entities/finance/payment_term.h"
#include "common/entities/system/number_series.h"
#include "common/entities/system/user.h"
#include "server/engine/settings.h"
#include "server/finance/fiscal_periods.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kontor::finance {

namespace {

const QString chinese = QStringLiteral("zh_CN");
const QString english = QStringLiteral("en");

Account readAccount(const QJsonObject &json, const QString &language)
{
    const auto text = [&json](const char *key) {
        return json.value(QLatin1String(key)).toString();
    };
    Account account;
    account.id = Id<Account>::create();
    account.code = text("code");
    account.name = json.value(language).toString();
    account.otherName = json.value(language == chinese ? english : chinese).toString();
    account.kind = choiceFromCode<AccountKind>(text("kind"));
    account.normalSide = choiceFromCode<AccountSide>(text("side"));
    account.role = choiceFromCode<AccountRole>(text("role"));
    account.isCash = json.value(QLatin1String("cash")).toBool();
    account.byParty = json.value(QLatin1String("by_party")).toBool();
    account.openItems = json.value(QLatin1String("open_items")).toBool();
    account.cashIn = choiceFromCode<CashFlowItem>(text("cash_in"));
    account.cashOut = choiceFromCode<CashFlowItem>(text("cash_out"));
    return account;
}

/// Puts each account below the one whose code begins its own, from which it has its cash flows
/// unless it has its own.
void arrange(QList<Account> &accounts)
{
    QHash<QString, qsizetype> byCode;
    for (qsizetype i = 0; i < accounts.size(); ++i) {
        Account &account = accounts[i];
        for (qsizetype length = account.code.size() - 1; length >= 4; --length) {
            const auto found = byCode.constFind(account.code.left(length));
            if (found == byCode.constEnd()) {
                continue;
            }
            Account &parent = accounts[*found];
            parent.isHeading = true;
            account.parent = parent.id;
            if (account.cashIn == CashFlowItem::None && account.cashOut == CashFlowItem::None) {
                account.cashIn = parent.cashIn;
                account.cashOut = parent.cashOut;
            }
            break;
        }
        byCode.insert(account.code, i);
    }
}

Chart readChart(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("chart %s cannot be read", qPrintable(path));
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    Chart chart;
    chart.key = json.value(QLatin1String("key")).toString();
    chart.language = json.value(QLatin1String("language")).toString();
    chart.journalPrefix = json.value(QLatin1String("journal_prefix")).toString();
    const QJsonArray accounts = json.value(QLatin1String("accounts")).toArray();
    for (const QJsonValue &account : accounts) {
        chart.accounts.append(readAccount(account.toObject(), chart.language));
    }
    arrange(chart.accounts);
    const QJsonObject texts = json.value(QLatin1String("texts")).toObject();
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        chart.texts.insert(it.key(), it.value().toString());
    }
    return chart;
}

Result<void> insertAccounts(Tx &tx, const Chart &chart)
{
    // Every company gets ids of its own.
    QHash<QUuid, Id<Account>> newIds;
    for (const Account &shipped : chart.accounts) {
        Account account = shipped;
        account.id = Id<Account>::create();
        account.parent = newIds.value(shipped.parent.uuid());
        newIds.insert(shipped.id.uuid(), account.id);
        TRY(tx.insert(account));
    }
    return {};
}

Result<void> insertTerms(Tx &tx, bool inChinese)
{
    struct Shipped {
        const char *name;
        const char *chineseName;
        int days;
        bool endOfMonth;
    };
    constexpr Shipped terms[] = {
        {"Due at once", "立即付款", 0, false},
        {"15 days", "15天", 15, false},
        {"30 days", "30天", 30, false},
        {"60 days", "60天", 60, false},
        {"30 days from the end of the month", "月结30天", 30, true},
    };
    for (const Shipped &shipped : terms) {
        PaymentTerm term;
        term.name = QString::fromUtf8(inChinese ? shipped.chineseName : shipped.name);
        term.days = shipped.days;
        term.endOfMonth = shipped.endOfMonth;
        TRY(tx.insert(term));
    }
    return {};
}

} // namespace

QString Chart::text(const char *name, const QString &argument) const
{
    const QString found = texts.value(QString::fromLatin1(name));
    return found.contains(QLatin1String("%1")) ? found.arg(argument) : found;
}

const QList<Chart> &charts()
{
    static const QList<Chart> all = [] {
        QList<Chart> read;
        const QDir folder(QStringLiteral(":/charts"));
        for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
            read.append(readChart(folder.filePath(name)));
        }
        return read;
    }();
    return all;
}

Result<Chart> chartNamed(const QString &key)
{
    for (const Chart &chart : charts()) {
        if (chart.key == key) {
            return chart;
        }
    }
    return fail("chart_unknown", "chart", {{QStringLiteral("chart"), key}});
}

Result<Chart> companyChart(Tx &tx)
{
    TRY_ASSIGN(const Company owner, company(tx));
    if (owner.chart.isEmpty()) {
        Chart none;
        none.language = english;
        return none;
    }
    return chartNamed(owner.chart);
}

Result<void> foundFinance(Tx &tx, const Founding &founding)
{
    bool inChinese = founding.country == QLatin1String("CN");
    if (!founding.chart.isEmpty()) {
        TRY_ASSIGN(const Chart chart, chartNamed(founding.chart));
        inChinese = chart.language == chinese;
        TRY(insertAccounts(tx, chart));
        NumberSeries series;
        series.key = QStringLiteral("journal_entry");
        series.prefix = chart.journalPrefix;
        series.digits = 4;
        TRY(tx.insert(series));
    }
    TRY(insertTerms(tx, inChinese));
    const QDate today = tx.clock().today();
    const int year = today.month() < founding.fiscalStart ? today.year() - 1 : today.year();
    TRY(openYear(tx, year));
    return openYear(tx, year + 1);
}

Result<QString> reportLanguage(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    const QString asked = parameters.value(QStringLiteral("language")).toString();
    if (!asked.isEmpty()) {
        return asked;
    }
    TRY_ASSIGN(const auto user, tx.find(User::entity, actor.user));
    if (user) {
        return choiceCode(fromRecord<User>(*user).language);
    }
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    return chart.language;
}

QString accountName(const Chart &chart, const Account &account, const QString &language)
{
    return chart.language == language || account.otherName.isEmpty() ? account.name
                                                                     : account.otherName;
}

} // namespace kontor::finance
