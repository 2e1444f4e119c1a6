#include "app/shell/printing/print_place.h"

#include "app/shell/printing/document_template.h"
#include "app/shell/printing/print_preview.h"
#include "app/shell/printing/report_print.h"
#include "common/base/when_done.h"
#include "common/model/catalogue.h"
#include "common/model/report_request.h"

namespace kontor {

namespace {

using Failed = std::function<void(const Error &)>;

void show(const Desk &desk, QWidget *parent, const QString &fileName,
          const PrintedDocumentMaker &maker)
{
    auto *preview = new PrintPreview(maker, fileName, desk.preferences, parent);
    preview->open();
}

void printRecord(const Desk &desk, const Entity &entity, const QUuid &id, QWidget *parent,
                 const Failed &failed)
{
    const Result<DocumentTemplate> form = DocumentTemplate::load(entity);
    if (!form) {
        failed(form.error());
        return;
    }
    whenDone(loadForPrint(desk.source, entity, id), parent,
             [desk, parent, failed, form = *form](const Result<PrintInput> &input) {
                 if (!input) {
                     failed(input.error());
                     return;
                 }
                 QString name = input->record.title();
                 if (name.isEmpty()) {
                     name = input->record.entity->label.translated();
                 }
                 show(desk, parent, name, [form, input = *input](const PrintWords &words) {
                     return form.fill(input, words);
                 });
             });
}

void printReport(const Desk &desk, const DrillTarget &target, QWidget *parent, const Failed &failed)
{
    const QString company = desk.source.identity().company;
    whenDone(desk.source.reports(), parent,
             [=](const Result<QList<ReportDescription>> &descriptions) {
                 if (!descriptions) {
                     failed(descriptions.error());
                     return;
                 }
                 ReportDescription described;
                 for (const ReportDescription &each : *descriptions) {
                     if (each.name == target.report) {
                         described = each;
                     }
                 }
                 const QVariantMap asked = requestedParameters(described, target.parameters);
                 whenDone(desk.source.report(target.report, asked), parent,
                          [=](const Result<ReportTable> &table) {
                              if (!table) {
                                  failed(table.error());
                                  return;
                              }
                              show(desk, parent, described.label.translated(),
                                   [described, company, table = *table](const PrintWords &words) {
                                       return printedReport(described, table, company, words);
                                   });
                          });
             });
}

} // namespace

bool isPrintable(const Place &place)
{
    const Entity *entity = findEntity(place.target.entity);
    return !place.target.report.isEmpty()
        || (entity != nullptr && !place.target.id.isNull() && DocumentTemplate::exists(*entity));
}

void printPlace(const Desk &desk, const Place &place, QWidget *parent, const Failed &failed)
{
    const Entity *entity = findEntity(place.target.entity);
    if (!place.target.report.isEmpty()) {
        printReport(desk, place.target, parent, failed);
    } else if (entity != nullptr && !place.target.id.isNull()) {
        printRecord(desk, *entity, place.target.id, parent, failed);
    }
}

} // namespace kontor
