#include "server/net/log.h"

Q_LOGGING_CATEGORY(lcServer, "kontor.server")
