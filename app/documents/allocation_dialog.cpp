#include "app/documents/allocation_dialog.h"

#include "app/documents/document.h"
#include "app/models/format.h"
#include "app/widgets/line_grid.h"
#include "common/model/error_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr QSize dialogSize(200 * theme::grid, 100 * theme::grid);

/// The payment as if it were a new one over what is left of it.
Record remainder(const Record &payment)
{
    Record head = payment;
    head.version = 0;
    qint64 left = payment.value("amount").toInt();
    for (const Record &line : payment.lines) {
        left -= line.value("amount").toInt();
    }
    head.set("amount", Value(left));
    return head;
}

} // namespace

AllocationDialog::AllocationDialog(Document &payment, const ScreenContext &context,
                                   const Command &command, QWidget *parent)
    : QDialog(parent),
      m_lines(context.source, payment.kind()),
      m_grid(new LineGrid(m_lines.model(), context.clock, this)),
      m_sums(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_confirm(new QPushButton(command.label.translated(), this))
{
    setObjectName(QStringLiteral("allocationDialog"));
    setWindowTitle(command.label.translated());
    theme::setPanel(this, "surface");
    makeLayout(QStringLiteral("%1 %2").arg(payment.kind().entity->label.translated(),
                                           payment.record().title()),
               command);
    resize(dialogSize);
    connect(&m_lines, &DocumentLines::changed, this, &AllocationDialog::showSums);
    connect(&m_lines.model(), &QAbstractItemModel::modelReset, this, [this] {
        showSums();
        m_grid->startEntry();
    });
    m_lines.setEditable(true);
    m_lines.setHead(remainder(payment.record()));
    showSums();
    m_grid->setFocus();
}

void AllocationDialog::ask(Document &payment, const ScreenContext &context, const Command &command,
                           QWidget *screen)
{
    auto *dialog = new AllocationDialog(payment, context, command, screen);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &payment, [dialog, &payment, &command] {
        payment.run(QString::fromLatin1(command.name), {}, dialog->m_lines.records());
    });
    dialog->open();
}

void AllocationDialog::makeLayout(const QString &title, const Command &command)
{
    auto *heading = new QLabel(title, this);
    theme::setTextSize(heading, TextSize::Large);
    m_grid->setObjectName(QStringLiteral("allocations"));
    m_grid->setAccessibleName(tr("Open documents"));
    m_sums->setObjectName(QStringLiteral("sums"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    theme::setTone(m_problem, "negative");
    m_problem->hide();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    // Enter belongs to the grid.
    cancel->setAutoDefault(false);
    m_confirm->setAutoDefault(false);
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setToolTip(tr("%1 (Ctrl+Enter)").arg(command.label.translated()));
    theme::setKind(m_confirm, "primary");
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sums, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    layout->setSpacing(3 * theme::grid);
    layout->addWidget(heading);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &AllocationDialog::confirm);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &AllocationDialog::confirm);
    }
}

void AllocationDialog::showSums()
{
    Amount settles;
    Amount left;
    const QList<LineSum> sums = m_lines.sums();
    for (const LineSum &sum : sums) {
        settles = sum.name == QLatin1String("allocated") ? sum.amount : settles;
        left = sum.name == QLatin1String("left") ? sum.amount : left;
    }
    const NumberFormat format = NumberFormat::amount();
    m_sums->setText(left.isNegative()
                        ? tr("%1 too much").arg(numberText(-left, format))
                        : tr("Settles %1, %2 stays as an advance")
                              .arg(numberText(settles, format), numberText(left, format)));
    theme::setTone(m_sums, left.isNegative() ? "negative" : "muted");
    m_confirm->setEnabled(settles.isPositive() && !left.isNegative());
}

void AllocationDialog::confirm()
{
    m_grid->finishTyping();
    const std::optional<Error> problem = m_lines.problem();
    m_problem->setVisible(problem.has_value());
    if (problem) {
        m_problem->setText(errorText(*problem));
    } else if (!m_grid->goToProblem() && m_confirm->isEnabled()) {
        accept();
    }
}

} // namespace kontor
