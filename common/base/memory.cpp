#include "common/base/memory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace kontor {

void keepFreedMemory()
{
#if defined(__GLIBC__)
    constexpr int kept = 32 * 1024 * 1024;
    constexpr int takenAtOnce = 1024 * 1024;
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_TOP_PAD, takenAtOnce);
    mallopt(M_MMAP_THRESHOLD, kept);
#endif
}

} // namespace kontor
