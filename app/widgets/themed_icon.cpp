#include "app/widgets/themed_icon.h"

#include <QPainter>
#include <QPixmapCache>

namespace kontor {

using namespace Qt::StringLiterals;

ThemedIconEngine::ThemedIconEngine(const QString &name, ColorRole role) : m_name(name), m_role(role)
{
}

QColor ThemedIconEngine::colorOf(QIcon::Mode mode) const
{
    switch (mode) {
    case QIcon::Disabled:
        return theme::color(ColorRole::TextDisabled);
    case QIcon::Selected:
        return theme::color(ColorRole::SelectionText);
    default:
        return theme::color(m_role);
    }
}

void ThemedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
                             QIcon::State state)
{
    const qreal scale = painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QPixmap ThemedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap ThemedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State,
                                       qreal scale)
{
    const QColor color = colorOf(mode);
    const QString key = u"themed-%1-%2-%3x%4@%5"_s.arg(m_name, color.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(scale);
    QPixmap result;
    if (QPixmapCache::find(key, &result)) {
        return result;
    }
    // The theme has a drawing for each size; the logical size picks it, the scale sharpens it.
    const QSize logical = (QSizeF(size) / scale).toSize();
    const QPixmap shape = QIcon::fromTheme(m_name).pixmap(logical, scale, QIcon::Normal);
    if (shape.isNull()) {
        return {};
    }
    result = shape;
    QPainter painter(&result);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(result.rect(), color);
    painter.end();
    QPixmapCache::insert(key, result);
    return result;
}

QIconEngine *ThemedIconEngine::clone() const
{
    return new ThemedIconEngine(m_name, m_role);
}

bool ThemedIconEngine::isNull()
{
    return !QIcon::hasThemeIcon(m_name);
}

} // namespace kontor
