#pragma once

#include "app/views/screen.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace kontor {

class ValueEdit;

/// Asks for what a command needs besides its record: the account and amount of a payment, the
/// reason of a refusal.
class ParametersDialog : public QDialog
{
    Q_OBJECT

public:
    /// `initial` is what the fields begin with, by name.
    ParametersDialog(const ScreenContext &context, const Command &command, const QString &title,
                     const QMap<QString, Value> &initial, QWidget *parent = nullptr);

    QMap<QString, Value> values() const;
    ValueEdit *editor(const QString &field) const { return m_editors.value(field); }
    /// Which records a reference among the parameters may name.
    static Filter filterOf(const Field &field);

private:
    void confirm();

    const Entity &m_parameters;
    QHash<QString, ValueEdit *> m_editors;
    QHash<QString, QLabel *> m_problems;
    QPushButton *m_confirm;
};

} // namespace kontor
