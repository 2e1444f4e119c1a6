#include "app/widgets/theme.h"

#include "app/widgets/themed_icon.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <array>

namespace kontor::theme {

using namespace Qt::StringLiterals;

namespace {

/// The names of the roles in the files, in the order of ColorRole.
constexpr std::array<const char *, colorRoleCount> roleNames = {
    "window",  "surface",       "sunken",      "hover",         "selection",     "selection_text",
    "border",  "border_strong", "text",        "text_muted",    "text_disabled", "zero",
    "accent",  "accent_hover",  "accent_text", "accent_soft",   "positive",      "positive_soft",
    "warning", "warning_soft",  "negative",    "negative_soft", "changed",       "shadow",
    "chart_1", "chart_2",       "chart_3",     "chart_4",       "chart_5",       "chart_6"};

struct Look {
    QString name;
    QString icons;
    std::array<QColor, colorRoleCount> colors;
    std::array<int, 3> sizes = {};
    QStringList families;
};

Look &look()
{
    static Look current;
    return current;
}

QByteArray resource(const QString &path)
{
    QFile file(u":/themes/"_s + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Look> readLook(const QString &name)
{
    const QJsonObject root = QJsonDocument::fromJson(resource(name + u".json"_s)).object();
    if (root.isEmpty()) {
        return fail("theme_unknown", "", {{u"name"_s, name}});
    }
    Look result;
    result.name = name;
    result.icons = root.value("icons"_L1).toString();
    const QJsonObject colors = root.value("colors"_L1).toObject();
    for (size_t i = 0; i < roleNames.size(); ++i) {
        result.colors.at(i) = QColor(colors.value(QLatin1String(roleNames.at(i))).toString());
        if (!result.colors.at(i).isValid()) {
            return fail("theme_incomplete", "",
                        {{u"role"_s, QString::fromLatin1(roleNames.at(i))}});
        }
    }
    const QJsonObject sizes = root.value("text"_L1).toObject();
    result.sizes = {sizes.value("small"_L1).toInt(), sizes.value("normal"_L1).toInt(),
                    sizes.value("large"_L1).toInt()};
    if (*std::min_element(result.sizes.begin(), result.sizes.end()) <= 0) {
        return fail("theme_incomplete", "", {{u"role"_s, u"text"_s}});
    }
    const QStringList present = QFontDatabase::families();
    const QJsonArray families = root.value("fonts"_L1).toArray();
    for (const QJsonValue &family : families) {
        if (present.contains(family.toString())) {
            result.families.append(family.toString());
        }
    }
    return result;
}

QPalette makePalette()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole to, ColorRole from) {
        palette.setColor(QPalette::All, to, color(from));
    };
    set(QPalette::Window, ColorRole::Window);
    set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Base, ColorRole::Surface);
    set(QPalette::AlternateBase, ColorRole::Sunken);
    set(QPalette::Text, ColorRole::Text);
    set(QPalette::PlaceholderText, ColorRole::TextDisabled);
    set(QPalette::Button, ColorRole::Surface);
    set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::BrightText, ColorRole::Negative);
    set(QPalette::Highlight, ColorRole::Selection);
    set(QPalette::HighlightedText, ColorRole::SelectionText);
    set(QPalette::Link, ColorRole::Accent);
    set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::ToolTipBase, ColorRole::Surface);
    set(QPalette::ToolTipText, ColorRole::Text);
    set(QPalette::Light, ColorRole::Surface);
    set(QPalette::Midlight, ColorRole::Hover);
    set(QPalette::Mid, ColorRole::Border);
    set(QPalette::Dark, ColorRole::BorderStrong);
    set(QPalette::Shadow, ColorRole::Shadow);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(ColorRole::TextDisabled));
    }
    return palette;
}

QString makeStyleSheet()
{
    static const QRegularExpression names(u"@@?[a-z_0-9]+"_s);
    const QString source = QString::fromUtf8(resource(u"style.qss"_s));
    QHash<QString, QString> values;
    for (size_t i = 0; i < roleNames.size(); ++i) {
        values.insert(u'@' + QString::fromLatin1(roleNames.at(i)),
                      look().colors.at(i).name(QColor::HexArgb));
    }
    values.insert(u"@small"_s, u"%1px"_s.arg(look().sizes.at(0)));
    values.insert(u"@normal"_s, u"%1px"_s.arg(look().sizes.at(1)));
    values.insert(u"@large"_s, u"%1px"_s.arg(look().sizes.at(2)));

    QString result;
    qsizetype from = 0;
    for (auto match = names.globalMatch(source); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString name = found.captured();
        result += QStringView(source).mid(from, found.capturedStart() - from);
        result += name.startsWith("@@"_L1) ? u":/themes/%1/%2.svg"_s.arg(look().name, name.mid(2))
                                           : values.value(name, name);
        from = found.capturedEnd();
    }
    result += QStringView(source).mid(from);
    return result;
}

/// Where the desktop keeps icon themes; a platform without a desktop does not say.
void findIcons()
{
    QStringList paths = QIcon::themeSearchPaths();
    const QStringList found = QStandardPaths::locateAll(
        QStandardPaths::GenericDataLocation, u"icons"_s, QStandardPaths::LocateDirectory);
    for (const QString &path : found) {
        if (!paths.contains(path)) {
            paths.append(path);
        }
    }
    QIcon::setThemeSearchPaths(paths);
}

} // namespace

QStringList names()
{
    QStringList result = QDir(u":/themes"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : result) {
        name.chop(5);
    }
    std::sort(result.begin(), result.end(), std::greater<>());
    return result;
}

Result<void> apply(const QString &name, int textPercent)
{
    TRY_ASSIGN(Look next, readLook(name));
    for (int &pixels : next.sizes) {
        pixels = pixels * textPercent / 100;
    }
    const bool first = look().name.isEmpty();
    look() = std::move(next);
    if (first) {
        findIcons();
        QApplication::setStyle(QStyleFactory::create(u"fusion"_s));
    }
    QIcon::setThemeName(look().icons);
    QApplication::setFont(font());
    QApplication::setPalette(makePalette());
    qApp->setStyleSheet(makeStyleSheet());
    return {};
}

QString current()
{
    return look().name;
}

bool isDark()
{
    return color(ColorRole::Window).lightness() < color(ColorRole::Text).lightness();
}

QColor color(ColorRole role)
{
    return look().colors.at(static_cast<size_t>(role));
}

ColorRole foreground(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return ColorRole::Accent;
    case Tone::Positive:
        return ColorRole::Positive;
    case Tone::Warning:
        return ColorRole::Warning;
    case Tone::Negative:
        return ColorRole::Negative;
    case Tone::Neutral:
        break;
    }
    return ColorRole::TextMuted;
}

ColorRole background(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return ColorRole::AccentSoft;
    case Tone::Positive:
        return ColorRole::PositiveSoft;
    case Tone::Warning:
        return ColorRole::WarningSoft;
    case Tone::Negative:
        return ColorRole::NegativeSoft;
    case Tone::Neutral:
        break;
    }
    return ColorRole::Sunken;
}

QColor chartColor(qsizetype index)
{
    constexpr int first = static_cast<int>(ColorRole::Chart1);
    return color(static_cast<ColorRole>(first + index % (colorRoleCount - first)));
}

QFont font(TextSize size, bool bold)
{
    QFont result = QApplication::font();
    if (!look().families.isEmpty()) {
        result.setFamilies(look().families);
    }
    const int pixels = look().sizes.at(static_cast<size_t>(size));
    if (pixels > 0) {
        result.setPixelSize(pixels);
    }
    result.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return result;
}

void setTextSize(QWidget *widget, TextSize size)
{
    static constexpr std::array<const char *, 3> names = {"small", "normal", "large"};
    setStyleProperty(widget, "textSize", QString::fromLatin1(names.at(static_cast<size_t>(size))));
}

void setTone(QWidget *widget, const char *tone)
{
    setStyleProperty(widget, "tone", QString::fromLatin1(tone));
}

void setKind(QWidget *button, const char *kind)
{
    setStyleProperty(button, "kind", QString::fromLatin1(kind));
}

void setPanel(QWidget *widget, const char *panel)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    setStyleProperty(widget, "panel", QString::fromLatin1(panel));
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value) {
        return;
    }
    widget->setProperty(name, value);
    // The style sheet looks at properties only when a widget is polished.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QIcon icon(const char *name, ColorRole role)
{
    return QIcon(new ThemedIconEngine(QString::fromLatin1(name), role));
}

} // namespace kontor::theme
