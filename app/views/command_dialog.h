#pragma once

#include "app/views/screen.h"

#include <QDialog>

#include <functional>

namespace kontor {

class FieldForm;

/// Asks for what a command needs besides its records: the account of a payment, the reason of a
/// loss; and whether one really wants what cannot be taken back.
class CommandDialog final : public QDialog
{
    Q_OBJECT

public:
    using Taken = std::function<void(const QMap<QString, Value> &)>;

    /// Calls `taken` with the parameters once the person agrees; at once when the command of the
    /// entity asks for nothing. `what` says what it is about: "3 sales orders", "SO-2026-0042".
    static void ask(const ScreenContext &context, const Entity &entity, const Command &command,
                    const QString &what, QWidget *parent, const Taken &taken);

    FieldForm *form() const { return m_form; }

private:
    CommandDialog(const ScreenContext &context, const Command &command, const QString &what,
                  QWidget *parent, const Taken &taken);

    static void askPlainly(const Command &command, const QString &what, const QString &consequence,
                           QWidget *parent, const Taken &taken);
    void take(const Taken &taken);

    FieldForm *m_form;
};

} // namespace kontor
