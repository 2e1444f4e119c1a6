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

// What `./run bench sync` runs besides feed:
void snapshot();
void upload();
void propagation();
void catchUp();
void local();
void desktops();

} // namespace kontor::bench
