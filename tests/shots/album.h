#pragma once

#include <QDir>
#include <QWidget>

namespace kontor::test {

/// A folder of pictures of one language and look: "en_light_customers.png".
class Album
{
public:
    Album(const QDir &folder, const QString &prefix) : m_folder(folder), m_prefix(prefix) {}

    /// Waits until the window's picture stands still, and keeps it.
    void add(QWidget &window, const QString &name);
    int count() const { return m_count; }

private:
    QDir m_folder;
    QString m_prefix;
    int m_count = 0;
};

} // namespace kontor::test
