#include "app/admin/grant_set.h"

#include "common/model/rights.h"

namespace kontor {

namespace {

QString subjectOf(const QString &key)
{
    return key.section(QLatin1Char('.'), 0, 0);
}

} // namespace

void GrantSet::read(const QString &grants)
{
    m_granted.clear();
    m_others.clear();
    m_everything = false;
    m_seesEverything = false;
    for (const QString &line : grants.split(QLatin1Char('\n'))) {
        const QString grant = line.trimmed();
        if (grant.isEmpty()) {
            continue;
        }
        if (grant == QLatin1String("*")) {
            m_everything = true;
            continue;
        }
        if (grant == QLatin1String("*.read")) {
            m_seesEverything = true;
            continue;
        }
        Rights rights;
        rights.grants = {grant};
        bool known = false;
        for (const QString &key : std::as_const(m_keys)) {
            if (rights.may(key)) {
                m_granted.insert(key);
                known = true;
            }
        }
        if (!known) {
            m_others.append(grant);
        }
    }
}

QString GrantSet::text() const
{
    QStringList lines;
    if (m_everything) {
        lines.append(QStringLiteral("*"));
    }
    if (m_seesEverything) {
        lines.append(QStringLiteral("*.read"));
    }
    QHash<QString, bool> complete; // by subject
    for (const QString &key : m_keys) {
        const QString subject = subjectOf(key);
        complete[subject] = complete.value(subject, true) && m_granted.contains(key);
    }
    for (const QString &key : m_keys) {
        const QString subject = subjectOf(key);
        if (complete.value(subject)) {
            const QString all = subject + QLatin1String(".*");
            if (!lines.contains(all)) {
                lines.append(all);
            }
        } else if (m_granted.contains(key)) {
            lines.append(key);
        }
    }
    return (lines + m_others).join(QLatin1Char('\n'));
}

bool GrantSet::has(const QString &key) const
{
    return m_everything || (m_seesEverything && key.endsWith(QLatin1String(".read")))
        || m_granted.contains(key);
}

void GrantSet::set(const QString &key, bool granted)
{
    if (granted) {
        m_granted.insert(key);
    } else {
        m_granted.remove(key);
    }
}

} // namespace kontor
