#pragma once

/// The benches of `./run bench`, a file each; what they measure stands in docs/performance.md.
namespace kontor::bench {

void order();
void feed();
void syncInitial();
void syncLatency();
void list();
void statements();
void programs();

} // namespace kontor::bench
