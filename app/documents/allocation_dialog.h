#pragma once

#include "app/documents/payment_lines.h"
#include "app/views/screen.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace kontor {

class Document;
class LineGrid;

/// Settles open invoices or bills with what is left of a posted payment: the same grid as on the
/// payment itself, the oldest first, Ctrl+Enter to agree.
class AllocationDialog final : public QDialog
{
    Q_OBJECT

public:
    AllocationDialog(Document &payment, const ScreenContext &context, const Command &command,
                     QWidget *parent = nullptr);
    /// As DocumentKind::asked wants it.
    static void ask(Document &payment, const ScreenContext &context, const Command &command,
                    QWidget *screen);

    LineGrid *grid() const { return m_grid; }

private:
    void makeLayout(const QString &title, const Command &command);
    void showSums();
    void confirm();

    PaymentLines m_lines;
    LineGrid *m_grid;
    QLabel *m_sums;
    QLabel *m_problem;
    QPushButton *m_confirm;
};

} // namespace kontor
