#pragma once

#include <QSet>
#include <QStringList>

namespace kontor {

/// The rights of a role as single keys, read from and written to its lines of grants.
///
/// "party.*" stands for every key of `party` and is written again when all of them are set. What
/// stands for no known key (a report of another server, a module that is switched off) stays as it
/// was.
class GrantSet
{
public:
    /// `keys` are all that there are: "party.read", "sales_order.confirm", "product.cost.read".
    explicit GrantSet(const QStringList &keys = {}) : m_keys(keys) {}

    void read(const QString &grants);
    QString text() const;

    /// Whether the role may do this, by itself or by one of the two below.
    bool has(const QString &key) const;
    void set(const QString &key, bool granted);
    /// "*": whatever there is, and will be.
    bool everything() const { return m_everything; }
    void setEverything(bool all) { m_everything = all; }
    /// "*.read": sees whatever there is, and will be.
    bool seesEverything() const { return m_seesEverything; }
    void setSeesEverything(bool all) { m_seesEverything = all; }

private:
    QStringList m_keys;
    QSet<QString> m_granted; ///< of the keys
    QStringList m_others;    ///< lines that stand for none of them
    bool m_everything = false;
    bool m_seesEverything = false;
};

} // namespace kontor
