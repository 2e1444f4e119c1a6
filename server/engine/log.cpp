#include "server/engine/log.h"

Q_LOGGING_CATEGORY(lcEngine, "kontor.engine", QtInfoMsg)
