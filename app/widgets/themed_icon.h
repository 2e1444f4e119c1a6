#pragma once

#include "app/widgets/theme.h"

#include <QIconEngine>

namespace kontor {

/// Paints a one-coloured icon of the icon theme in a colour of the palette, asked for at each
/// painting, so that it follows the theme and greys out when disabled.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(const QString &name, ColorRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QIconEngine *clone() const override;
    bool isNull() override;

private:
    QColor colorOf(QIcon::Mode mode) const;

    QString m_name;
    ColorRole m_role;
};

} // namespace kontor
