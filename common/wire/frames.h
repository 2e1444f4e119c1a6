#pragma once

#include "common/base/result.h"
#include "common/wire/limits.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace kontor::wire {

/// A frame: four bytes, most significant first, of which the highest bit says that the body is
/// compressed (zstd) and the others give its length; then the body.
constexpr qsizetype frameHeaderBytes = 4;

enum class Compression { Never, WhenUseful };

/// The frame of a message or a chunk, which must not be longer than limits::frameBytes.
QByteArray frameOf(const QByteArray &content, Compression compression);

/// Cuts a stream of bytes into the contents of frames.
class FrameReader
{
public:
    void append(const QByteArray &bytes) { m_buffer.append(bytes); }
    /// The longest body and content from here on, in bytes.
    void setLimit(qint64 bytes) { m_limit = bytes; }
    /// The next frame's content, or nothing when it is not there yet.
    /// Errors: frame_too_long (args: bytes, limit), frame_malformed.
    Result<std::optional<QByteArray>> next();
    qsizetype buffered() const { return m_buffer.size() - m_at; }

private:
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< of m_buffer, what is already read
    qint64 m_limit = limits::frameBytes;
};

/// A message on its way out, given out frame by frame.
class OutgoingMessage
{
public:
    /// `stream` tells its chunks from those of other messages of this sender.
    OutgoingMessage(const QByteArray &message, qint64 stream);

    bool isDone() const { return m_done; }
    QByteArray nextFrame(Compression compression);
    qsizetype bytesLeft() const { return m_message.size() - m_at; }

private:
    QByteArray m_message;
    qint64 m_stream = 0;
    qsizetype m_at = 0;
    bool m_done = false;
};

/// Puts messages together from the contents of frames.
class MessageJoiner
{
public:
    /// The message that this frame completes, or nothing when it is one chunk of several.
    /// Errors: message_malformed, message_too_long, too_many_streams.
    Result<std::optional<class Message>> add(const QByteArray &content);

private:
    QHash<qint64, QByteArray> m_streams;
};

} // namespace kontor::wire
