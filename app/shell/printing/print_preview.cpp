#include "app/shell/printing/print_preview.h"

#include "app/shell/printing/document_painter.h"
#include "app/widgets/save_dialog.h"
#include "app/widgets/theme.h"
#include "common/model/error_text.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr int pdfResolution = 600;

QPageLayout pageLayoutOf(const PrintedDocument &document)
{
    return {QPageSize(QPageSize::A4),
            document.landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
            QMarginsF(15, 14, 15, 12), QPageLayout::Millimeter};
}

} // namespace

Result<void> writePdf(const PrintedDocument &document, const QString &path)
{
    const auto failed = [&path] {
        return fail("file_not_writable", "", {{QStringLiteral("path"), path}});
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return failed();
    }
    {
        QPdfWriter writer(&file);
        writer.setResolution(pdfResolution);
        writer.setPageLayout(pageLayoutOf(document));
        writer.setTitle(document.title);
        writer.setCreator(QStringLiteral("Kontor"));
        if (DocumentPainter(document, writer).paint() == 0) {
            return failed();
        }
    }
    return file.commit() ? Result<void>() : failed();
}

PrintPreview::PrintPreview(PrintedDocumentMaker maker, const QString &fileName,
                           Preferences &preferences, QWidget *parent)
    : QDialog(parent),
      m_maker(std::move(maker)),
      m_fileName(fileName),
      m_preferences(preferences),
      m_printer(QPrinter::HighResolution),
      m_preview(new QPrintPreviewWidget(&m_printer, this))
{
    setObjectName(QStringLiteral("printPreview"));
    setWindowTitle(tr("Print %1").arg(fileName));
    setAttribute(Qt::WA_DeleteOnClose);
    makeDocument();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_preview, 1);
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this,
            [this](QPrinter *printer) { DocumentPainter(m_document, *printer).paint(); });
    m_preview->fitToWidth();
    resize(880, 980);
}

QWidget *PrintPreview::makeToolBar()
{
    auto *bar = new QWidget(this);
    theme::setPanel(bar, "surface");
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(theme::grid);
    auto *group = new QButtonGroup(bar);
    const QList<std::pair<PrintLanguage, QString>> languages{
        {PrintLanguage::Chinese, QStringLiteral("中文")},
        {PrintLanguage::English, QStringLiteral("English")},
        {PrintLanguage::Both, tr("Both")}};
    const PrintLanguage chosen = printLanguageFrom(m_preferences.get(preference::printLanguage));
    for (const auto &[language, name] : languages) {
        auto *button = new QToolButton(bar);
        button->setObjectName(QStringLiteral("print_") + toCode(language));
        button->setText(name);
        button->setCheckable(true);
        button->setChecked(language == chosen);
        group->addButton(button);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, language = language] { chooseLanguage(language); });
    }
    layout->addStretch(1);
    auto *save = new QPushButton(tr("Save as PDF …"), bar);
    save->setObjectName(QStringLiteral("savePdf"));
    auto *print = new QPushButton(tr("Print …"), bar);
    theme::setKind(print, "primary");
    print->setDefault(true);
    layout->addWidget(save);
    layout->addWidget(print);
    connect(save, &QPushButton::clicked, this, &PrintPreview::askForPdf);
    connect(print, &QPushButton::clicked, this, &PrintPreview::askForPrinter);
    return bar;
}

void PrintPreview::chooseLanguage(PrintLanguage language)
{
    m_preferences.set(preference::printLanguage, toCode(language));
    makeDocument();
    m_preview->updatePreview();
}

void PrintPreview::makeDocument()
{
    const PrintWords words(printLanguageFrom(m_preferences.get(preference::printLanguage)));
    m_document = m_maker(words);
    m_printer.setPageLayout(pageLayoutOf(m_document));
    m_printer.setDocName(m_fileName);
}

Result<void> PrintPreview::savePdf(const QString &path)
{
    return writePdf(m_document, path);
}

void PrintPreview::askForPdf()
{
    askWhereToSave(this,
                   {tr("Save as PDF"), tr("PDF files (*.pdf)"), QStringLiteral("pdf"), m_fileName,
                    m_preferences.get(preference::folder)},
                   [this](const QString &path) {
                       m_preferences.set(preference::folder, QFileInfo(path).absolutePath());
                       if (const Result<void> saved = savePdf(path); !saved) {
                           auto *box =
                               new QMessageBox(QMessageBox::Warning, windowTitle(),
                                               errorText(saved.error()), QMessageBox::Ok, this);
                           box->setAttribute(Qt::WA_DeleteOnClose);
                           box->open();
                       }
                   });
}

void PrintPreview::askForPrinter()
{
    auto *dialog = new QPrintDialog(&m_printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this] {
        m_preview->print();
        accept();
    });
    dialog->open();
}

} // namespace kontor
