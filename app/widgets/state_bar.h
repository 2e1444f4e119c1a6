#pragma once

#include <QWidget>

namespace kontor {

/// Where a document stands: its steps in order, each of which may open what made it so.
class StateBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Progress {
        Open,    ///< not begun
        Partial, ///< under way
        Done,
        Stopped ///< cancelled, refused
    };
    struct Step {
        QString key;
        QString text;   ///< "Delivered"
        QString detail; ///< "3 of 5", "60 %"; may be empty
        Progress progress = Progress::Open;
        bool opens = false; ///< whether there is something behind it

        bool operator==(const Step &) const = default;
    };

    explicit StateBar(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    const QList<Step> &steps() const { return m_steps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A step that opens was clicked, or chosen with the keys (Left, Right, Enter).
    void activated(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect stepRect(int index) const;
    int stepAt(const QPoint &position) const;
    int stepWidth(int index) const;
    void paintStep(QPainter &painter, int index) const;
    void setCurrent(int index);

    QList<Step> m_steps;
    int m_hovered = -1;
    int m_current = -1;
};

} // namespace kontor
