#pragma once

#include "common/base/result.h"

#include <QColor>
#include <QFont>
#include <QIcon>

class QWidget;

namespace kontor {

/// The named colours of the palette; resources/themes/*.json gives each a value.
enum class ColorRole {
    Window,
    Surface,
    Sunken,
    Hover,
    Selection,
    SelectionText,
    Border,
    BorderStrong,
    Text,
    TextMuted,
    TextDisabled,
    Zero, ///< a figure that is zero, in a column that mostly is
    Accent,
    AccentHover,
    AccentText,
    AccentSoft,
    Positive,
    PositiveSoft,
    Warning,
    WarningSoft,
    Negative,
    NegativeSoft,
    Changed, ///< behind a row that has just changed
    Shadow,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6
};
constexpr int colorRoleCount = static_cast<int>(ColorRole::Chart6) + 1;

/// What a state, notice or badge says by its colour; words always say it too.
enum class Tone { Neutral, Accent, Positive, Warning, Negative };

/// Three sizes, and no other.
enum class TextSize { Small, Normal, Large };

/// The look of the whole application: colours, text sizes, spacing and icons from one file.
///
/// It belongs to the application like its palette and font do. Widgets ask for it when they paint,
/// so that a switch while running needs nothing but the palette change that Qt sends anyway.
namespace theme {

/// Spacing is a multiple of this many pixels.
constexpr int grid = 4;
/// Height of a row in lists and grids.
constexpr int rowHeight = 28;
/// Margin around the content of a screen.
constexpr int margin = 4 * grid;

/// The themes there are: "light", "dark".
QStringList names();
/// Puts palette, fonts, style sheet and icons of the theme on the application, with texts at so
/// many percent of their usual size. Errors: theme_unknown, theme_incomplete (args: role).
Result<void> apply(const QString &name, int textPercent = 100);
/// The theme that was applied last.
QString current();
bool isDark();

QColor color(ColorRole role);
/// The text and the background colour of a tone.
ColorRole foreground(Tone tone);
ColorRole background(Tone tone);
/// The n-th colour of a chart, from 0; starts again after the last.
QColor chartColor(qsizetype index);

QFont font(TextSize size = TextSize::Normal, bool bold = false);
/// Gives a label or button one of the three sizes.
void setTextSize(QWidget *widget, TextSize size);
/// Gives a label a tone: "muted", "negative", "positive", "warning", "accent".
void setTone(QWidget *widget, const char *tone);
/// Marks a button: "primary", "danger", "quiet", "link".
void setKind(QWidget *button, const char *kind);
/// Puts a widget on a background: "window", "surface", "sunken", "card" (frames).
void setPanel(QWidget *widget, const char *panel);
/// Sets a property that the style sheet selects by, and applies it at once.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

/// The icon of this name in the icon theme (breeze), in a colour of the palette; follows the theme.
QIcon icon(const char *name, ColorRole role = ColorRole::Text);

} // namespace theme

} // namespace kontor
