#pragma once

#include <QtGlobal>

/// Every limit of the protocol, in one place. Both sides keep to them, and a peer that goes beyond
/// one of them loses its connection (or, where a request can be refused, that request).
namespace kontor::wire::limits {

// --- frames and messages -------------------------------------------------------------------------

/// Bytes of a frame's body on the line, and of its content once decompressed.
constexpr qint64 frameBytes = 1024 * 1024;
/// The same before the client has signed in: a stranger cannot make the server hold more.
constexpr qint64 frameBytesBeforeSignIn = 64 * 1024;
/// Bytes of one message put together from chunks.
constexpr qint64 messageBytes = 64 * 1024 * 1024;
/// Messages longer than this travel in chunks of this many bytes, so that a heartbeat or another
/// reply never waits for a whole report.
constexpr qint64 chunkBytes = 512 * 1024;
/// Messages in chunks that one peer may have under way at once.
constexpr int messagesInChunks = 4;
/// Frames whose content is longer than this are compressed when that makes them shorter.
constexpr qint64 compressAboveBytes = 16 * 1024;
/// Nesting of maps and arrays in a message; a Filter is the deepest tree there is.
constexpr int depth = 64;
/// Maps, arrays and values in one message, so that one-byte values cannot grow into gigabytes.
constexpr qint64 itemsInMessage = 8 * 1024 * 1024;
/// Different texts of labels that a client keeps of what servers have described to it.
constexpr int labels = 20'000;

// --- connections ---------------------------------------------------------------------------------

/// Requests of one client that the server works on at once; a client holds back what is beyond.
constexpr int requestsInFlight = 32;
/// Rows that one page of a list may ask for.
constexpr int rowsInPage = 5'000;
/// Bytes waiting for a slow reader until the sender counts as congested and holds back.
constexpr qint64 congestedBytes = 4 * 1024 * 1024;
/// Bytes waiting for a slow reader until the connection is given up.
constexpr qint64 unsentBytes = 2 * messageBytes;
/// Bytes handed to the socket at once; the rest waits where a heartbeat can overtake it.
constexpr qint64 socketBytes = 1024 * 1024;

/// Where kontor-server listens unless it is told otherwise.
constexpr quint16 defaultPort = 4710;

// --- times, in milliseconds ----------------------------------------------------------------------

/// Silence after which a peer is asked whether it is still there.
constexpr int heartbeatMs = 15'000;
/// Unanswered heartbeats after which the connection counts as lost.
constexpr int heartbeatMisses = 2;
/// From the TCP connection to a finished TLS handshake and hello.
constexpr int helloMs = 10'000;
/// From the hello to the first successful sign-in.
constexpr int signInMs = 60'000;
/// How long a client waits for the answer to a request before it fails with `timed_out`.
constexpr int requestMs = 60'000;

} // namespace kontor::wire::limits
