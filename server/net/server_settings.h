#pragma once

#include "common/base/config.h"

namespace kontor {

/// The settings of kontor-server, one line each.
QList<ConfigEntry> serverSettings();

/// The settings that hold: the table's, over them those of the file (`--config FILE`, otherwise
/// kontor-server.conf in the data directory if it is there), over them those of the command line.
/// `options` has the settings given there, by key, and "config". Errors: those of Config.
Result<Config> readServerSettings(const QHash<QString, QString> &options);

} // namespace kontor
