#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kontor {

/// Something that takes longer, with a name, an amount and Cancel; it stands in its screen and
/// blocks nothing.
class JobStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit JobStrip(QWidget *parent = nullptr);

    /// Shows the strip; `total` 0: nobody knows how much there is.
    void begin(const QString &name, qint64 total);
    void setDone(qint64 done);
    void end();

signals:
    void cancelled();

private:
    QLabel *m_name;
    QLabel *m_amount;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    qint64 m_total = 0;
};

} // namespace kontor
