#include "app/crm/lost_reason_dialog.h"

#include "app/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int dialogWidth = 100 * theme::grid;
} // namespace

LostReasonDialog::LostReasonDialog(const QString &opportunity, const QStringList &known,
                                   QWidget *parent)
    : QDialog(parent), m_reason(new QComboBox(this))
{
    setWindowTitle(tr("Sale lost"));
    setMinimumWidth(dialogWidth);
    auto *question = new QLabel(tr("Why was “%1” lost?").arg(opportunity), this);
    question->setProperty("heading", true);
    question->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("lostReason"));
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->addItems(known);
    m_reason->setCurrentIndex(-1);
    m_reason->clearEditText();
    m_reason->lineEdit()->setPlaceholderText(tr("Price, competitor, no budget …"));
    auto *buttons = new QDialogButtonBox(this);
    m_agree = buttons->addButton(tr("Move to lost"), QDialogButtonBox::AcceptRole);
    m_agree->setDefault(true);
    theme::setKind(m_agree, "primary");
    buttons->addButton(tr("Leave it where it is"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(3 * theme::grid);
    column->addWidget(question);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    const auto update = [this] { m_agree->setEnabled(!reason().isEmpty()); };
    connect(m_reason, &QComboBox::editTextChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    m_reason->setFocus();
}

QString LostReasonDialog::reason() const
{
    return m_reason->currentText().trimmed();
}

} // namespace kontor
