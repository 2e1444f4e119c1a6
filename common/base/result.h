#pragma once

#include <QString>
#include <QVariantMap>

#include <tl/expected.hpp>

namespace kontor {

/// Why an expected failure happened, in a form that a program can act on and the client can
/// translate.
struct Error {
    /// Stable snake_case name of the violated precondition, e.g. "order_has_no_lines".
    QString code;
    /// Values for the placeholders of the translated text.
    QVariantMap args;
    /// Name of the field the user must mend; empty when the failure concerns no single field.
    QString field;

    bool operator==(const Error &) const = default;
};

/// The outcome of something that may fail in a way the caller can handle.
template <class T>
using Result = tl::expected<T, Error>;

using Unexpected = tl::unexpected<Error>;

/// Makes a failed Result: `return fail("order_has_no_lines", "lines");`.
inline Unexpected fail(const char *code, const char *field = "", QVariantMap args = {})
{
    return Unexpected(
        Error{QString::fromLatin1(code), std::move(args), QString::fromLatin1(field)});
}

/// Fails with `code` unless `condition` holds; used with TRY at the head of a rule.
inline Result<void> require(bool condition, const char *code, const char *field = "",
                            QVariantMap args = {})
{
    if (condition) {
        return {};
    }
    return fail(code, field, std::move(args));
}

} // namespace kontor

#define KONTOR_CONCAT_INNER(a, b) a##b
#define KONTOR_CONCAT(a, b) KONTOR_CONCAT_INNER(a, b)

/// Returns the error of `expression` (a Result<void> or a Result whose value is not needed) to the
/// caller.
#define TRY(expression)                                                                            \
    do {                                                                                           \
        auto tryResult_ = (expression);                                                            \
        if (!tryResult_) {                                                                         \
            return ::kontor::Unexpected(std::move(tryResult_).error());                            \
        }                                                                                          \
    } while (false)

#define TRY_ASSIGN_INNER(temporary, declaration, expression)                                       \
    auto temporary = (expression);                                                                 \
    if (!temporary) {                                                                              \
        return ::kontor::Unexpected(std::move(temporary).error());                                 \
    }                                                                                              \
    declaration = std::move(*temporary)

/// `TRY_ASSIGN(const auto order, tx.get(id));`: declares the value or returns the error.
#define TRY_ASSIGN(declaration, expression)                                                        \
    TRY_ASSIGN_INNER(KONTOR_CONCAT(tryAssign_, __LINE__), declaration, expression)
