#include "server/engine/founding.h"

#include "common/entities/system/company.h"
#include "common/entities/system/user.h"
#include "server/engine/default_roles.h"
#include "server/engine/document_age.h"

namespace kontor {

namespace {

/// Makes the default roles and answers the first, the administrator's.
Result<Id<Role>> insertRoles(Tx &tx, bool chinese)
{
    Id<Role> first;
    for (const DefaultRole &shipped : defaultRoles()) {
        Role role;
        role.name = QString::fromUtf8(chinese ? shipped.chineseName : shipped.name);
        role.scope = shipped.scope;
        role.grants = shipped.grants.join(u'\n');
        TRY(tx.insert(role));
        first = first.isNull() ? role.id : first;
    }
    return first;
}

} // namespace

Result<void> foundCompany(Tx &tx, const Registry &registry, const Founding &founding,
                          const QString &passwordHash)
{
    TRY_ASSIGN(const std::optional<Company> existing, tx.first<Company>({}));
    TRY(require(!existing, "company_exists"));
    TRY(require(!founding.companyName.trimmed().isEmpty(), "field_required", "name"));
    TRY(require(!founding.adminLogin.trimmed().isEmpty(), "field_required", "login"));
    Company company;
    company.name = founding.companyName.trimmed();
    company.currency = founding.currency;
    company.country = founding.country;
    company.chart = founding.chart;
    company.fiscalStart = founding.fiscalStart;
    company.documentsSince = documentsSince(company.documentMonths, tx.clock().today());
    TRY(tx.insert(company));
    const bool chinese = founding.country == QLatin1String("CN");
    TRY_ASSIGN(const Id<Role> administrator, insertRoles(tx, chinese));
    User user;
    user.login = founding.adminLogin.trimmed().toLower();
    user.name = founding.adminName.isEmpty() ? founding.adminLogin.trimmed() : founding.adminName;
    user.language = chinese ? User::Language::Chinese : User::Language::English;
    user.passwordHash = passwordHash;
    UserRole held;
    held.role = administrator;
    user.roles = {held};
    TRY(tx.insert(user));
    for (const FoundingRule rule : registry.foundings()) {
        TRY(rule(tx, founding));
    }
    return {};
}

} // namespace kontor
