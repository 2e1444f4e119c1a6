#pragma once

namespace kontor {

/// Lets the allocator keep some memory that was freed instead of giving it back to the system at
/// once. A page of a thousand records comes and goes as a whole, a hundred times in a
/// synchronisation; without this each takes its memory from the system anew, page fault by page
/// fault. To be called once, before there are threads.
void keepFreedMemory();

} // namespace kontor
