#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

namespace kontor {

/// One thing that the desktop remembers: where it is kept and what it is before anybody chose.
template <class T>
struct Preference {
    const char *key;
    T initial;
};

/// All preferences, one row each. Those of `account/` exist once per server and user.
namespace preference {
inline const Preference<QString> server{"server", QStringLiteral("127.0.0.1")};
inline const Preference<QString> login{"login", {}};
/// "zh_CN", "en", or empty: as the system speaks.
inline const Preference<QString> language{"language", {}};
/// "light", "dark", or empty: as the system looks.
inline const Preference<QString> colours{"colours", {}};
/// 0 small, 1 normal, 2 large.
inline const Preference<int> textSize{"text_size", 1};
inline const Preference<bool> navigationNarrow{"navigation_narrow", false};
inline const Preference<QByteArray> windowGeometry{"window_geometry", {}};
/// What printed documents speak: "zh_CN", "en" or "both".
inline const Preference<QString> printLanguage{"print_language", QStringLiteral("both")};
/// A notice when an activity is due.
inline const Preference<bool> reminders{"reminders", true};
inline const Preference<QString> folder{"folder", {}}; ///< where files were saved last

/// The open tabs and windows: see Workspace::saved().
inline const Preference<QVariantMap> workspace{"account/workspace", {}};
/// What was typed and not saved, by place.
inline const Preference<QVariantMap> drafts{"account/drafts", {}};
/// How often each entry of the command palette was chosen.
inline const Preference<QVariantMap> paletteUse{"account/palette_use", {}};
/// Places opened last, the latest first.
inline const Preference<QVariantList> recent{"account/recent", {}};
} // namespace preference

/// What the desktop remembers for the person at this machine.
class Preferences
{
public:
    /// In the user's own configuration, or in the file at `path`.
    explicit Preferences(const QString &path = {});

    template <class T>
    T get(const Preference<T> &preference) const
    {
        const QVariant value = m_store.value(keyOf(preference.key));
        return value.isValid() ? value.value<T>() : preference.initial;
    }
    template <class T>
    void set(const Preference<T> &preference, const T &value)
    {
        m_store.setValue(keyOf(preference.key), QVariant::fromValue(value));
    }

    /// Preferences below `account/` belong to this person on this server from now on.
    void setAccount(const QString &server, const QString &login);
    /// The folder below which anything else of this account may be kept, e.g. by views.
    QString account() const { return m_account; }
    QSettings &store() { return m_store; }

private:
    QString keyOf(const char *key) const;

    QSettings m_store;
    QString m_account;
};

} // namespace kontor
