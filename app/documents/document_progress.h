#pragma once

#include "app/documents/document.h"
#include "app/views/place.h"
#include "app/widgets/state_bar.h"

namespace kontor {

/// How far a document has come, for the bar above it: its own state, and that of the documents
/// made from it.
class DocumentProgress : public QObject
{
    Q_OBJECT

public:
    DocumentProgress(const Document &document, DataSource &source, QObject *parent = nullptr);

    QList<StateBar::Step> steps() const;
    /// What a step opens.
    Place placeOf(const QString &key) const;

signals:
    void changed();

private:
    struct Behind {
        qint64 count = 0;
        Amount total;
        Amount paid;
        QUuid only; ///< the document, when there is one
    };

    void ask();
    void askBehind(int step);
    StateBar::Step stepOf(int index) const;
    StateBar::Progress paidProgress(const DocumentStep &step, const Behind &behind) const;
    static Filter filterOf(const DocumentStep &step, const QUuid &document);

    const Document &m_document;
    DataSource &m_source;
    QHash<int, Behind> m_behind; ///< by position of the step
};

} // namespace kontor
