#pragma once

#include <QDialog>

class QComboBox;
class QPushButton;

namespace kontor {

/// Asks why a sale was lost, before its card moves there.
class LostReasonDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `known` are reasons that were given before, the most frequent first.
    LostReasonDialog(const QString &opportunity, const QStringList &known,
                     QWidget *parent = nullptr);

    QString reason() const;

private:
    QComboBox *m_reason;
    QPushButton *m_agree;
};

} // namespace kontor
