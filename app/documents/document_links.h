#pragma once

#include "app/documents/document.h"
#include "app/views/place.h"

#include <QWidget>

class QHBoxLayout;

namespace kontor {

/// What stands behind a document, as links: the journal entry that it made; for a journal entry the
/// document that made it and the entries that reverse each other; for a payment what it settles.
class DocumentLinks final : public QWidget
{
    Q_OBJECT

public:
    DocumentLinks(const Document &document, DataSource &source, QWidget *parent = nullptr);

    /// The places that are linked, in their order.
    const QList<Place> &places() const { return m_places; }

signals:
    void openRequested(const kontor::Place &place);

private:
    void showLinks();
    void addDocument(const Value &kind, const Value &id, const Value &number);
    void linkEntries();
    void askForEntries(const Filter &filter, const QString &text);
    void add(const QString &text, const Place &place);

    const Document &m_document;
    DataSource &m_source;
    QHBoxLayout *m_row;
    QList<Place> m_places;
    int m_round = 0;
};

} // namespace kontor
