#include "app/documents/document_links.h"

#include "app/widgets/theme.h"
#include "common/base/when_done.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "common/model/catalogue.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace kontor {

namespace {
/// A document that is posted, taken back and posted again has three.
constexpr int entriesMax = 5;
/// A payment of a whole month's invoices lists them in its lines.
constexpr int settledMax = 4;
} // namespace

DocumentLinks::DocumentLinks(const Document &document, DataSource &source, QWidget *parent)
    : QWidget(parent), m_document(document), m_source(source), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4 * theme::grid);
    m_row->addStretch(1);
    connect(&document, &Document::loaded, this, &DocumentLinks::showLinks);
    hide();
}

void DocumentLinks::showLinks()
{
    ++m_round;
    m_places.clear();
    while (m_row->count() > 1) {
        QLayoutItem *item = m_row->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
    hide();
    const Record &record = m_document.record();
    if (m_document.kind().entity == &JournalEntry::entity) {
        addDocument(record.value("source_entity"), record.value("source_id"),
                    record.value("source_number"));
    }
    if (m_document.kind().entity == &Payment::entity) {
        for (const Record &line : record.lines.mid(0, settledMax)) {
            addDocument(line.value("document_entity"), line.value("document_id"),
                        line.value("document_number"));
        }
    }
    const QString state = m_document.state();
    const bool isPosted = !state.isEmpty() && state != QLatin1String("draft");
    if (isPosted && m_source.rights().may(JournalEntry::entity, "read")) {
        linkEntries();
    }
}

void DocumentLinks::linkEntries()
{
    const QUuid id = m_document.record().id;
    if (m_document.kind().entity == &JournalEntry::entity) {
        const QUuid reversed = m_document.record().value("reverses").toUuid();
        if (!reversed.isNull()) {
            askForEntries(Filter::equal("id", Value(reversed)), tr("Reverses %1"));
        }
        askForEntries(Filter::equal("reverses", Value(id)), tr("Reversed by %1"));
    } else {
        askForEntries(Filter::equal("source_id", Value(id)), tr("Journal entry %1"));
    }
}

void DocumentLinks::addDocument(const Value &kind, const Value &id, const Value &number)
{
    const Entity *entity = findEntity(kind.toText());
    if (entity != nullptr && !id.isBlank() && m_source.rights().may(*entity, "read")) {
        add(QStringLiteral("%1 %2").arg(entity->label.translated(), number.toText()),
            Place::record(*entity, id.toUuid()));
    }
}

/// Entries live on the server only: without it there is no link, and nothing to complain of.
void DocumentLinks::askForEntries(const Filter &filter, const QString &text)
{
    Query query;
    query.entity = &JournalEntry::entity;
    query.filter = filter;
    query.sort = {{QStringLiteral("date"), false}};
    query.limit = entriesMax;
    whenDone(m_source.list(query), this, [this, text, round = m_round](const Result<Page> &page) {
        if (!page || round != m_round) {
            return;
        }
        for (const ListRow &row : page->rows) {
            add(text.arg(row.record.title()), Place::record(JournalEntry::entity, row.record.id));
        }
    });
}

void DocumentLinks::add(const QString &text, const Place &place)
{
    auto *link = new QPushButton(text, this);
    theme::setKind(link, "link");
    link->setCursor(Qt::PointingHandCursor);
    connect(link, &QPushButton::clicked, this, [this, place] { emit openRequested(place); });
    m_row->insertWidget(m_row->count() - 1, link);
    m_places.append(place);
    show();
}

} // namespace kontor
