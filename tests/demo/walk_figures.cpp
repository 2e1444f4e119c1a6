// The end of the walk: from the balance sheet down to the order.
#include "app/documents/document_links.h"
#include "app/documents/document_screen.h"
#include "app/documents/head_form.h"
#include "app/models/report_table_model.h"
#include "app/views/report_table_view.h"
#include "app/views/report_view.h"
#include "app/widgets/reference_picker.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "tests/demo/walk.h"

#include <QLayout>
#include <QLineEdit>
#include <QTest>

namespace kontor::demo {

using namespace Qt::StringLiterals;

namespace {

/// The report that is shown, once its figures are there.
ReportView *reportOf(const Hand &hand, const QString &name)
{
    const ScreenFrame *frame = hand.frame();
    auto *view = frame == nullptr ? nullptr : qobject_cast<ReportView *>(frame->screen());
    const bool there = view != nullptr && view->place().target.report == name && view->isLoaded();
    return there ? view : nullptr;
}

using Wanted = std::function<bool(const ReportRow &row, int column)>;

/// The last cell that opens something and is the wanted one.
QModelIndex cellOf(const ReportTableModel &model, const Wanted &isWanted)
{
    for (int row = model.rowCount() - 1; row >= 0; --row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex cell = model.index(row, column);
            if (!model.targetOf(cell).isEmpty() && isWanted(model.table().rows.at(row), column)) {
                return cell;
            }
        }
    }
    return {};
}

Result<void> openCell(Hand &hand, const QString &report, const Wanted &isWanted)
{
    QModelIndex cell;
    TRY(hand.until(u"the figure in "_s + report, [&] {
        ReportView *view = reportOf(hand, report);
        cell = view == nullptr ? QModelIndex() : cellOf(view->model(), isWanted);
        return cell.isValid();
    }));
    ReportTableView &table = reportOf(hand, report)->table();
    table.scrollTo(cell);
    return hand.click(table.viewport(), table.visualRect(cell).center());
}

/// Waits for a document of the entity on the screen.
Result<DocumentScreen *> documentOf(Hand &hand, const Entity &entity)
{
    DocumentScreen *screen = nullptr;
    TRY(hand.until(entity.key(), [&] {
        const ScreenFrame *frame = hand.frame();
        screen = frame == nullptr ? nullptr : qobject_cast<DocumentScreen *>(frame->screen());
        return screen != nullptr && screen->document().record().entity == &entity
            && !screen->document().record().value("number").isBlank();
    }));
    return screen;
}

/// Follows the first link to a record of the entity from the document that is shown.
Result<DocumentScreen *> follow(Hand &hand, const DocumentScreen &from, const Entity &entity)
{
    auto *links = from.findChild<DocumentLinks *>();
    qsizetype index = -1;
    TRY(hand.until(u"the link to "_s + entity.key(), [&] {
        for (qsizetype i = 0; i < links->places().size() && index < 0; ++i) {
            index = links->places().at(i).target.entity == entity.key() ? i : -1;
        }
        return index >= 0;
    }));
    QWidget *link = links->layout()->itemAt(static_cast<int>(index))->widget();
    TRY(hand.click(link));
    return documentOf(hand, entity);
}

} // namespace

Result<void> Walk::openBalanceSheet()
{
    Hand &hand = m_atOffice;
    TRY(hand.open("balance_sheet"));
    TRY(hand.until(u"the balance sheet"_s,
                   [&hand] { return reportOf(hand, u"balance_sheet"_s) != nullptr; }));
    TRY(hand.show(u"the balance sheet, with what was just received in it"_s));
    constexpr int cash = 1; // 货币资金
    TRY(openCell(hand, u"balance_sheet"_s, [](const ReportRow &row, int column) {
        return column == 2 && row.values.at(1).toInt() == cash;
    }));
    TRY(openCell(hand, u"trial_balance"_s, [](const ReportRow &row, int) {
        const QString code = row.values.first().toText();
        return code == u"100201" || code == u"101001"; // of the main bank account
    }));
    const QString customer = m_script.customer;
    TRY(hand.until(u"the bank account"_s,
                   [&hand] { return reportOf(hand, u"account_ledger"_s) != nullptr; }));
    TRY(hand.show(u"cash opens to the bank account and its movements"_s));
    TRY(openCell(hand, u"account_ledger"_s, [&customer](const ReportRow &row, int column) {
        return column == 1 && row.values.at(4).toText() == customer;
    }));
    return openDownToOrder();
}

Result<void> Walk::openDownToOrder()
{
    Hand &hand = m_atOffice;
    TRY_ASSIGN(const DocumentScreen *const entry, documentOf(hand, JournalEntry::entity));
    TRY(hand.show(u"the movement opens to its journal entry"_s));
    TRY_ASSIGN(const DocumentScreen *const payment, follow(hand, *entry, Payment::entity));
    TRY(hand.show(u"the entry opens to the payment"_s));
    TRY_ASSIGN(const DocumentScreen *const invoice, follow(hand, *payment, SalesInvoice::entity));
    TRY(hand.show(u"the payment opens to the invoice"_s));
    auto *order = qobject_cast<ReferencePicker *>(invoice->head()->editor(u"sales_order"_s));
    TRY(hand.turnTo(order->window()));
    QTest::mouseClick(order->lineEdit(), Qt::LeftButton, Qt::ControlModifier);
    TRY_ASSIGN(DocumentScreen *const last, documentOf(hand, SalesOrder::entity));
    TRY(hand.until(m_order,
                   [&] { return last->document().record().value("number").toText() == m_order; }));
    return hand.show(u"and the invoice to the order that was taken offline: "_s + m_order);
}

} // namespace kontor::demo
