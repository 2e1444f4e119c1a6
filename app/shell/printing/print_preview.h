#pragma once

#include "app/shell/preferences.h"
#include "app/shell/printing/print_words.h"
#include "app/shell/printing/printed_document.h"

#include <QDialog>
#include <QPrinter>

#include <functional>

class QPrintPreviewWidget;

namespace kontor {

/// Makes what is printed in a language.
using PrintedDocumentMaker = std::function<PrintedDocument(const PrintWords &words)>;

/// Writes the document as a PDF file. Errors: file_not_writable (args: path).
Result<void> writePdf(const PrintedDocument &document, const QString &path);

/// Shows a document as it will be on paper and in the PDF; in Chinese, English or both.
class PrintPreview : public QDialog
{
    Q_OBJECT

public:
    /// `fileName` is what the PDF is called when it is saved, without folder and ending.
    PrintPreview(PrintedDocumentMaker maker, const QString &fileName, Preferences &preferences,
                 QWidget *parent = nullptr);

    /// The PDF in the chosen language, at `path`.
    Result<void> savePdf(const QString &path);

private:
    QWidget *makeToolBar();
    void chooseLanguage(PrintLanguage language);
    void makeDocument();
    void askForPdf();
    void askForPrinter();

    PrintedDocumentMaker m_maker;
    QString m_fileName;
    Preferences &m_preferences;
    PrintedDocument m_document;
    QPrinter m_printer;
    QPrintPreviewWidget *m_preview;
};

} // namespace kontor
