#include "app/documents/totals_panel.h"

#include "app/models/format.h"
#include "app/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace kontor {

namespace {
constexpr int amountWidth = 120;
} // namespace

TotalsPanel::TotalsPanel(const Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(4 * theme::grid);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(1, amountWidth);
    const QList<LineSum> sums = document.lines().sums();
    for (const LineSum &sum : sums) {
        addRow(sum.name, sum.label, sum.strong);
    }
    for (const char *name : {"subtotal", "tax_total", "total", "paid", "balance"}) {
        const Field *field = document.kind().entity->find(QLatin1String(name));
        if (field != nullptr && sums.isEmpty()) {
            addRow(QString::fromLatin1(name), field->label.translated(),
                   qstrcmp(name, "total") == 0);
        }
    }
    connect(&document, &Document::totalsChanged, this, &TotalsPanel::showAmounts);
    connect(&document, &Document::loaded, this, &TotalsPanel::showAmounts);
    showAmounts();
}

void TotalsPanel::addRow(const QString &name, const QString &text, bool strong)
{
    const int row = m_grid->rowCount();
    auto *label = new QLabel(text, this);
    auto *amount = new QLabel(this);
    amount->setObjectName(name);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    amount->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (strong) {
        theme::setTextSize(label, TextSize::Large);
        theme::setTextSize(amount, TextSize::Large);
    } else {
        theme::setTone(label, "muted");
    }
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(amount, row, 1);
    m_amounts.insert(name, amount);
    m_labels.insert(name, label);
}

void TotalsPanel::showAmounts()
{
    const QList<LineSum> sums = m_document.lines().sums();
    for (const LineSum &sum : sums) {
        QLabel *amount = m_amounts.value(sum.name);
        m_labels.value(sum.name)->setText(sum.label);
        amount->setText(numberText(sum.amount, NumberFormat::amount()));
        theme::setTone(amount, sum.isProblem || sum.amount.isNegative() ? "negative" : "");
    }
    if (!sums.isEmpty()) {
        return;
    }
    for (auto it = m_amounts.cbegin(); it != m_amounts.cend(); ++it) {
        const Field *field = m_document.kind().entity->find(it.key());
        const Value &value = m_document.record().value(field->name);
        it.value()->setText(displayText(*field, value));
        theme::setTone(it.value(), value.toInt() < 0 ? "negative" : "");
    }
}

QString TotalsPanel::text(const QString &field) const
{
    return m_amounts.contains(field) ? m_amounts.value(field)->text() : QString();
}

} // namespace kontor
