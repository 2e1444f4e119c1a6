#pragma once

#include "app/shell/printing/print_input.h"
#include "app/shell/printing/print_words.h"
#include "app/shell/printing/printed_document.h"

#include <QJsonObject>

namespace kontor {

/// How the records of one entity are printed: what stands on the paper and where. Read from
/// resources/print/<entity>.json; see resources/print/README.md for its form.
class DocumentTemplate
{
public:
    /// Errors: template_missing (args: entity) when records of this entity are not printed.
    static Result<DocumentTemplate> load(const Entity &entity);
    static bool exists(const Entity &entity);

    PrintedDocument fill(const PrintInput &input, const PrintWords &words) const;

private:
    explicit DocumentTemplate(const QJsonObject &root) : m_root(root) {}

    QString both(const QJsonValue &texts, const PrintWords &words) const;
    void fillCompany(PrintedDocument &document, const PrintInput &input,
                     const PrintWords &words) const;
    void fillRecipient(PrintedDocument &document, const PrintInput &input,
                       const PrintWords &words) const;
    void fillTable(PrintedDocument &document, const PrintInput &input,
                   const PrintWords &words) const;
    void fillSums(PrintedDocument &document, const PrintInput &input,
                  const PrintWords &words) const;
    void fillTotals(PrintedDocument &document, const PrintInput &input,
                    const PrintWords &words) const;

    QJsonObject m_root;
};

} // namespace kontor
