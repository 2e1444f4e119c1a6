#include "common/model/error_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace kontor {

namespace {

struct ErrorLine {
    const char *code;
    /// Says what is wrong and, where it is not plain, what to do. %name stands for the argument of
    /// that name.
    const char *text;
};

// Sorted by area, then by code. Whoever adds an error code adds its line here.
constexpr ErrorLine errorLines[] = {
    // Values
    {"choice_unknown",
     QT_TRANSLATE_NOOP("Error", "This choice is not known. Pick one from the list.")},
    {"date_malformed", QT_TRANSLATE_NOOP("Error", "This is not a date. Write it as 2026-03-31.")},
    {"field_required", QT_TRANSLATE_NOOP("Error", "This must be filled in.")},
    {"field_unknown", QT_TRANSLATE_NOOP("Error", "There is no field “%field”.")},
    {"field_read_only",
     QT_TRANSLATE_NOOP("Error", "This field is filled in by the program and cannot be changed.")},
    {"field_withheld",
     QT_TRANSLATE_NOOP(
         "Error", "Your role does not show this field, so it cannot be filtered or sorted by.")},
    {"filter_malformed", QT_TRANSLATE_NOOP("Error", "This condition cannot be understood.")},
    {"id_malformed", QT_TRANSLATE_NOOP("Error", "This is not the identifier of a record.")},
    {"number_divided_by_zero", QT_TRANSLATE_NOOP("Error", "This would divide by zero.")},
    {"number_malformed", QT_TRANSLATE_NOOP("Error", "This is not a number.")},
    {"number_out_of_range", QT_TRANSLATE_NOOP("Error", "This number is too large.")},
    {"number_too_precise",
     QT_TRANSLATE_NOOP("Error", "This number has too many digits after the point.")},
    {"text_too_long", QT_TRANSLATE_NOOP("Error", "This text is too long.")},
    {"value_malformed", QT_TRANSLATE_NOOP("Error", "This value does not fit the field.")},
    {"value_not_unique",
     QT_TRANSLATE_NOOP("Error", "Another record already has this value. Choose a different one.")},

    // Records
    {"record_exists", QT_TRANSLATE_NOOP("Error", "This record was already saved.")},
    {"record_in_use",
     QT_TRANSLATE_NOOP("Error", "Other records still refer to this one. Archive it instead.")},
    {"record_not_found",
     QT_TRANSLATE_NOOP("Error", "This record is not there any more, or you may not see it.")},
    {"version_stale",
     QT_TRANSLATE_NOOP("Error",
                       "Somebody else changed this record in the meantime. Look at the new state "
                       "and make your change again.")},

    // Rights and signing in
    {"not_permitted",
     QT_TRANSLATE_NOOP("Error", "Your role does not allow this. Ask your administrator.")},

    // Files and printing
    {"file_not_writable",
     QT_TRANSLATE_NOOP(
         "Error", "The file %path cannot be written. Choose another folder, or free some space.")},
    {"template_missing", QT_TRANSLATE_NOOP("Error", "There is no printed form for: %entity.")},

    // Link to the server
    {"offline",
     QT_TRANSLATE_NOOP("Error",
                       "This needs the server, and there is no connection at the moment. It works "
                       "again as soon as the connection is back.")},

    // Database
    {"database_busy", QT_TRANSLATE_NOOP("Error", "The database is busy. Try again in a moment.")},
    {"database_failed", QT_TRANSLATE_NOOP("Error", "The database reported a failure: %detail")},
    {"database_newer",
     QT_TRANSLATE_NOOP("Error",
                       "The database was written by a newer version of the program (%found; this "
                       "one knows up to %known). Install the newer version.")},
    {"database_unreachable",
     QT_TRANSLATE_NOOP("Error", "The database cannot be reached. Ask your administrator.")},
};

const QHash<QString, const char *> &textsByCode()
{
    static const QHash<QString, const char *> texts = [] {
        QHash<QString, const char *> hash;
        for (const ErrorLine &line : errorLines) {
            hash.insert(QString::fromLatin1(line.code), line.text);
        }
        return hash;
    }();
    return texts;
}

QString shown(const QVariant &argument)
{
    switch (argument.typeId()) {
    case QMetaType::QDate:
        return QLocale().toString(argument.toDate(), QLocale::ShortFormat);
    case QMetaType::Int:
    case QMetaType::LongLong:
        return QLocale().toString(argument.toLongLong());
    default:
        return argument.toString();
    }
}

/// Puts the arguments in place of %name; longer names first, so that %document_number is not taken
/// for %document.
QString filledIn(QString text, const QVariantMap &arguments)
{
    QStringList names = arguments.keys();
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &name : names) {
        text.replace(QLatin1Char('%') + name, shown(arguments.value(name)));
    }
    return text;
}

} // namespace

QString errorText(const Error &error)
{
    const char *text = textsByCode().value(error.code);
    if (text == nullptr) {
        return QCoreApplication::translate(
                   "Error",
                   "This did not work, for a reason that this version of the program has "
                   "no words for (%1). Ask your administrator.")
            .arg(error.code);
    }
    return filledIn(QCoreApplication::translate("Error", text), error.args);
}

bool hasErrorText(const QString &code)
{
    return textsByCode().contains(code);
}

} // namespace kontor
