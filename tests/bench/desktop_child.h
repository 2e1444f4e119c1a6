#pragma once

namespace kontor::bench {

/// As the first argument: this process is a desktop that is measured from outside.
constexpr const char *desktopArgument = "--desktop";

/// The desktop as the program `kontor` runs it, on the folder and for the server's address that
/// follow the argument: signs in without the server, opens the list of customers, prints "usable"
/// when its first page is shown, uses the list for a while and prints "rss" with the most memory
/// that it had, in MB.
int runDesktop(int argc, char **argv);

} // namespace kontor::bench
