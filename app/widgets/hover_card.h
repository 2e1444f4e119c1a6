#pragma once

#include "app/widgets/reference_lookup.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace kontor {

/// A small card about a record, beside the widget that refers to it.
class HoverCard final : public QFrame
{
    Q_OBJECT

public:
    HoverCard(const ReferenceCard &card, QWidget *owner);
};

/// Shows the card of the record that a widget refers to when the pointer rests on it.
class HoverCardShower final : public QObject
{
    Q_OBJECT

public:
    using Id = std::function<QUuid()>;

    HoverCardShower(QWidget *owner, ReferenceLookup &lookup, Id id);

    /// Shows the card at once, from the keyboard.
    void show();
    void hide();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_owner;
    QPointer<ReferenceLookup> m_lookup;
    Id m_id;
    QTimer m_delay;
    QPointer<HoverCard> m_card;
};

} // namespace kontor
