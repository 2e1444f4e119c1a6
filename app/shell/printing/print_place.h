#pragma once

#include "app/shell/desk.h"

#include <functional>

namespace kontor {

/// Whether what is shown there has a printed form: a document, or any report.
bool isPrintable(const Place &place);

/// Opens the print preview of a record or a report. Errors: those of reading it, template_missing.
void printPlace(const Desk &desk, const Place &place, QWidget *parent,
                const std::function<void(const Error &)> &failed);

} // namespace kontor
