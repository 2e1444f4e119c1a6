#include "app/session/log.h"

Q_LOGGING_CATEGORY(lcSession, "kontor.session")
