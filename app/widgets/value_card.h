#pragma once

#include <QAbstractButton>

namespace kontor {

/// A value to choose among others: its text, wrapped, and below it in small letters where it comes
/// from. Chosen with the mouse, Space or the arrow keys.
class ValueCard final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ValueCard(QWidget *parent = nullptr);

    /// Shown greyed when there is no value.
    void setValueText(const QString &text);
    void setSource(const QString &source);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText() const;
    bool m_blank = false;
    QString m_source;
};

} // namespace kontor
