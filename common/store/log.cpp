#include "common/store/log.h"

namespace kontor {

Q_LOGGING_CATEGORY(lcStore, "kontor.store")

} // namespace kontor
