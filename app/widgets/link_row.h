#pragma once

#include "app/widgets/theme.h"

#include <QAbstractButton>

namespace kontor {

/// A line that opens something: what it is on the left, what is to be known about it beside and on
/// the right.
class LinkRow final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkRow(const QString &text, const QString &detail = {}, const QString &right = {},
                     QWidget *parent = nullptr);

    /// Of the word on the right, on a soft ground; Neutral: plain grey.
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_detail;
    QString m_right;
    Tone m_tone = Tone::Neutral;
};

} // namespace kontor
