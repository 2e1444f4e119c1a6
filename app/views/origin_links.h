#pragma once

#include "app/views/place.h"

#include <QWidget>

class QHBoxLayout;

namespace kontor {

/// What a record came from, as links: the delivery behind a stock movement. Follows from fields
/// that name a record by its kind and id ("source_entity", "source_id", "source_number").
class OriginLinks final : public QWidget
{
    Q_OBJECT

public:
    struct Origin {
        QString title;
        Place place;
    };

    explicit OriginLinks(QWidget *parent = nullptr);

    /// Hides itself when the record came from nothing.
    void showRecord(const Record &record);
    static QList<Origin> originsOf(const Record &record);

signals:
    void openRequested(const kontor::Place &place);

private:
    QHBoxLayout *m_links;
};

} // namespace kontor
