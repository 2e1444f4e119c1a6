#pragma once

#include "app/widgets/theme.h"

#include <QLabel>

namespace kontor {

/// A word on a soft background: the state of what is shown.
class Badge final : public QLabel
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
};

} // namespace kontor
