#include "app/documents/document_progress.h"

#include "app/models/format.h"
#include "common/base/when_done.h"

namespace kontor {

namespace {

using Progress = StateBar::Progress;

Progress progressFrom(const QString &code)
{
    if (code == QLatin1String("complete")) {
        return Progress::Done;
    }
    return code == QLatin1String("partly") ? Progress::Partial : Progress::Open;
}

Progress settled(Amount paid, Amount total)
{
    if (!total.isPositive() || paid.isZero()) {
        return Progress::Open;
    }
    return paid >= total ? Progress::Done : Progress::Partial;
}

} // namespace

DocumentProgress::DocumentProgress(const Document &document, DataSource &source, QObject *parent)
    : QObject(parent), m_document(document), m_source(source)
{
    connect(&document, &Document::loaded, this, &DocumentProgress::ask);
    connect(&source, &DataSource::changed, this, [this](const Entity *entity) {
        for (const DocumentStep &step : m_document.kind().steps) {
            if (step.opens == entity && entity != nullptr) {
                ask();
                return;
            }
        }
    });
}

Filter DocumentProgress::filterOf(const DocumentStep &step, const QUuid &document)
{
    return Filter::equal(step.reference, Value(document));
}

void DocumentProgress::ask()
{
    emit changed();
    if (m_document.isNew()) {
        return;
    }
    for (int i = 0; i < m_document.kind().steps.size(); ++i) {
        const DocumentStep &step = m_document.kind().steps.at(i);
        if (step.opens != nullptr && m_source.rights().may(*step.opens, "read")) {
            askBehind(i);
        }
    }
}

void DocumentProgress::askBehind(int index)
{
    const DocumentStep &step = m_document.kind().steps.at(index);
    Query query;
    query.entity = step.opens;
    query.filter = filterOf(step, m_document.record().id);
    query.limit = 200;
    whenDone(m_source.list(query), this, [this, index](const Result<Page> &page) {
        if (!page) {
            return;
        }
        Behind behind;
        for (const ListRow &row : page->rows) {
            ++behind.count;
            behind.only = row.record.id;
            if (row.record.entity->find(QLatin1String("paid")) != nullptr
                && row.record.value("state").toText() == QLatin1String("posted")) {
                behind.total += Amount::fromRaw(row.record.value("total").toInt());
                behind.paid += Amount::fromRaw(row.record.value("paid").toInt());
            }
        }
        m_behind.insert(index, behind);
        emit changed();
    });
}

QList<StateBar::Step> DocumentProgress::steps() const
{
    QList<StateBar::Step> steps;
    for (int i = 0; i < m_document.kind().steps.size(); ++i) {
        steps.append(stepOf(i));
    }
    return steps;
}

StateBar::Step DocumentProgress::stepOf(int index) const
{
    const DocumentStep &described = m_document.kind().steps.at(index);
    const Behind behind = m_behind.value(index);
    StateBar::Step step;
    step.key = QString::number(index);
    step.text = described.label.translated();
    step.opens = behind.count > 0;
    const QString state = m_document.state();
    switch (described.measure) {
    case DocumentStep::Measure::State:
        step.progress = described.codes.contains(state) ? Progress::Done : Progress::Open;
        break;
    case DocumentStep::Measure::Progress:
        step.progress = progressFrom(m_document.record().value(described.field).toText());
        break;
    case DocumentStep::Measure::Paid:
        step.progress = paidProgress(described, behind);
        break;
    }
    const bool stopped = state == QLatin1String("cancelled") || state == QLatin1String("declined");
    if (stopped && step.progress != Progress::Done) {
        step.progress = Progress::Stopped;
    }
    if (behind.count > 1) {
        step.detail = QLocale().toString(behind.count);
    }
    return step;
}

Progress DocumentProgress::paidProgress(const DocumentStep &step, const Behind &behind) const
{
    const Record &record = m_document.record();
    if (*step.field != '\0') {
        // The document itself is paid.
        return settled(Amount::fromRaw(record.value("paid").toInt()),
                       Amount::fromRaw(record.value("total").toInt()));
    }
    const Progress progress = settled(behind.paid, behind.total);
    // All that was invoiced is paid, but not all that was ordered is invoiced.
    const bool allInvoiced = behind.total >= Amount::fromRaw(record.value("total").toInt());
    return progress == Progress::Done && !allInvoiced ? Progress::Partial : progress;
}

Place DocumentProgress::placeOf(const QString &key) const
{
    const int index = key.toInt();
    const DocumentStep &step = m_document.kind().steps.at(index);
    const Behind behind = m_behind.value(index);
    if (behind.count == 1) {
        return Place::record(*step.opens, behind.only);
    }
    return Place::list(*step.opens, filterOf(step, m_document.record().id));
}

} // namespace kontor
