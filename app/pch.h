// The headers nearly every file of the desktop includes; compiled once.
#pragma once
#include <QtCore>
#include <QtGui>
#include <QtNetwork>
#include <QtSql>
#include <QtWidgets>

#include <functional>
#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <variant>
#include <vector>
