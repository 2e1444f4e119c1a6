#pragma once

namespace kontor::bench {

/// As the first argument: this process is a desktop that synchronises for the first time.
constexpr const char *snapshotArgument = "--snapshot";

/// Synchronises into the folder, with the server's address and fingerprint, that follow the
/// argument, and with "cut" behind them loses its connection once, in the middle. Prints a line
/// "ms rss again": the time from the sign-in until the copy is whole, the most memory that it had,
/// in MB, and the records that came a second time after the cut.
int runSnapshot(int argc, char **argv);

} // namespace kontor::bench
