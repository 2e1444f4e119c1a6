// The headers nearly every file of common and server includes; compiled once.
#pragma once
#include <QtCore>
#include <QtNetwork>
#include <QtSql>

#include <functional>
#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <variant>
#include <vector>
