#include "app/shell/log.h"

Q_LOGGING_CATEGORY(lcApp, "kontor.app")
