#pragma once

namespace kontor::sim {

/// What `./run sim` starts: runs seeds, shrinks the first that fails, tells on the standard output.
/// 0: all is well.
int runProgram(int argc, char **argv);

} // namespace kontor::sim
