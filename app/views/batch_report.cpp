#include "app/views/batch_report.h"

#include "app/views/command_batch.h"

#include "app/widgets/csv_text.h"
#include "app/widgets/theme.h"

#include "common/model/error_text.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int reportWidth = 160 * theme::grid;
constexpr int reportHeight = 80 * theme::grid;
} // namespace

BatchReport::BatchReport(const QString &verb, const CommandBatch &batch, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(verb);
    resize(reportWidth, reportHeight);
    const int failed = static_cast<int>(batch.failures().size());
    auto *heading = new QLabel(tr("%1: %n done", nullptr, batch.done()).arg(verb)
                                   + QStringLiteral(", ") + tr("%n not", nullptr, failed),
                               this);
    heading->setProperty("heading", true);
    auto *table = new QTableWidget(failed, 2, this);
    table->setHorizontalHeaderLabels({tr("Record"), tr("Why it was not done")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setProperty("framed", true);
    QList<QStringList> block;
    for (int row = 0; row < failed; ++row) {
        const CommandBatch::Failure &failure = batch.failures().at(row);
        const QString why = errorText(failure.error);
        table->setItem(row, 0, new QTableWidgetItem(failure.title));
        table->setItem(row, 1, new QTableWidgetItem(why));
        block.append({failure.title, why});
    }
    table->setColumnWidth(0, 44 * theme::grid);
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeRowsToContents();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [block] { QApplication::clipboard()->setText(writeBlock(block)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(3 * theme::grid);
    column->addWidget(heading);
    column->addWidget(table, 1);
    column->addWidget(buttons);
}

} // namespace kontor
