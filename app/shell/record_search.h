#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// Looks for records of any kind by what a person knows of them: name, pinyin initials, the tail of
/// a phone number, a document number, an amount.
class RecordSearch : public QObject
{
    Q_OBJECT

public:
    explicit RecordSearch(DataSource &source, QObject *parent = nullptr);

    /// Starts anew; answers to an earlier text no longer come.
    void start(const QString &text);

signals:
    /// Once for each kind that has matches.
    void found(const QList<kontor::Record> &records);

private:
    void ask(const Entity &entity, const Filter &filter);

    DataSource &m_source;
    int m_round = 0;
};

} // namespace kontor
