#include "common/entities/system/user.h"

#include "common/entities/inventory/warehouse.h"

namespace kontor {

const QList<Choice> &ChoicesOf<User::Language>::choices()
{
    static const QList<Choice> list = {{"en", {"User", QT_TRANSLATE_NOOP("User", "English")}},
                                       {"zh_CN", {"User", QT_TRANSLATE_NOOP("User", "Chinese")}}};
    return list;
}

const Entity UserRole::entity{
    "user_role",
    {"UserRole", QT_TRANSLATE_NOOP("UserRole", "Role of a user")},
    {"UserRole", QT_TRANSLATE_NOOP("UserRole", "Roles of a user")},
    "system",
    {field<&UserRole::role>("role", {"UserRole", QT_TRANSLATE_NOOP("UserRole", "Role")}, Required)},
    {},
    Replication::Everyone,
    MergePolicy::Document,
    "",
    nullptr,
    nullptr,
    true};

const Entity SetPasswordParameters::entity{
    "user_set_password",
    {"User", QT_TRANSLATE_NOOP("User", "New password")},
    {"User", QT_TRANSLATE_NOOP("User", "New passwords")},
    "system",
    {field<&SetPasswordParameters::password>(
        "password", {"User", QT_TRANSLATE_NOOP("User", "Password")}, Required | Secret)}};

const Entity ChangePasswordParameters::entity{
    "user_change_password",
    {"User", QT_TRANSLATE_NOOP("User", "New password")},
    {"User", QT_TRANSLATE_NOOP("User", "New passwords")},
    "system",
    {field<&ChangePasswordParameters::oldPassword>(
         "old_password", {"User", QT_TRANSLATE_NOOP("User", "Old password")}, Required | Secret),
     field<&ChangePasswordParameters::password>(
         "password", {"User", QT_TRANSLATE_NOOP("User", "Password")}, Required | Secret)}};

const Entity User::entity = withLines<&User::roles>(
    {"user",
     {"User", QT_TRANSLATE_NOOP("User", "User")},
     {"User", QT_TRANSLATE_NOOP("User", "Users")},
     "system",
     {field<&User::login>("login", {"User", QT_TRANSLATE_NOOP("User", "Sign-in name")},
                          Required | Unique | Searchable),
      field<&User::name>("name", {"User", QT_TRANSLATE_NOOP("User", "Name")},
                         Required | Searchable | Naming | Phonetic),
      field<&User::email>("email", {"User", QT_TRANSLATE_NOOP("User", "E-mail")}, Searchable),
      field<&User::language>("language", {"User", QT_TRANSLATE_NOOP("User", "Language")}),
      field<&User::passwordHash>("password_hash", {"User", QT_TRANSLATE_NOOP("User", "Password")},
                                 Secret | Technical),
      field<&User::team>("team", {"User", QT_TRANSLATE_NOOP("User", "Team")}),
      field<&User::warehouse>("warehouse", {"User", QT_TRANSLATE_NOOP("User", "Own warehouse")}),
      field<&User::active>("active", {"User", QT_TRANSLATE_NOOP("User", "May sign in")})},
     {{"set_password",
       {"User", QT_TRANSLATE_NOOP("User", "Set password")},
       false,
       nullptr,
       &SetPasswordParameters::entity},
      {"change_password",
       {"User", QT_TRANSLATE_NOOP("User", "Change password")},
       false,
       nullptr,
       &ChangePasswordParameters::entity}},
     Replication::Everyone,
     MergePolicy::ByField});

} // namespace kontor
