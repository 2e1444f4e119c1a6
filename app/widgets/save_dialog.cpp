#include "app/widgets/save_dialog.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace kontor {

void askWhereToSave(QWidget *parent, const SaveQuestion &question,
                    const std::function<void(const QString &path)> &chosen)
{
    const QString folder = question.folder.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : question.folder;
    auto *dialog = new QFileDialog(parent, question.title, folder, question.kind);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(question.suffix);
    dialog->selectFile(question.name + QLatin1Char('.') + question.suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace kontor
