#include "common/wire/frames.h"

#include "common/wire/message.h"
#include "common/wire/messages.h"

#include <QtEndian>

#include <memory>
#include <zstd.h>

namespace kontor::wire {

namespace {

constexpr quint32 compressedBit = 0x80000000U;
/// The fastest level: what matters is the line to a salesperson, not the last percent.
constexpr int compressionLevel = 1;

struct FreeContexts {
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

/// The body compressed behind room for the frame's header, or nothing when that is no shorter.
QByteArray compressed(const QByteArray &content)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContexts> context(ZSTD_createCCtx());
    const auto size = static_cast<size_t>(content.size());
    QByteArray frame(frameHeaderBytes + static_cast<qsizetype>(ZSTD_compressBound(size)),
                     Qt::Uninitialized);
    const size_t written = ZSTD_compressCCtx(context.get(), frame.data() + frameHeaderBytes,
                                             static_cast<size_t>(frame.size() - frameHeaderBytes),
                                             content.constData(), size, compressionLevel);
    if (ZSTD_isError(written) != 0 || written >= size) {
        return {};
    }
    frame.resize(frameHeaderBytes + static_cast<qsizetype>(written));
    return frame;
}

Result<QByteArray> decompressed(QByteArrayView body, qint64 limit)
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContexts> context(ZSTD_createDCtx());
    const auto size = static_cast<size_t>(body.size());
    const unsigned long long claimed = ZSTD_getFrameContentSize(body.data(), size);
    if (claimed == ZSTD_CONTENTSIZE_UNKNOWN || claimed == ZSTD_CONTENTSIZE_ERROR) {
        return fail("frame_malformed");
    }
    if (claimed > static_cast<unsigned long long>(limit)) {
        return fail("frame_too_long", "",
                    {{QStringLiteral("bytes"), static_cast<qint64>(qMin(claimed, 1ULL << 62U))},
                     {QStringLiteral("limit"), limit}});
    }
    QByteArray content(static_cast<qsizetype>(claimed), Qt::Uninitialized);
    const size_t written = ZSTD_decompressDCtx(
        context.get(), content.data(), static_cast<size_t>(content.size()), body.data(), size);
    if (ZSTD_isError(written) != 0 || written != claimed) {
        return fail("frame_malformed");
    }
    return content;
}

} // namespace

QByteArray frameOf(const QByteArray &content, Compression compression)
{
    Q_ASSERT(content.size() <= limits::frameBytes);
    if (compression == Compression::WhenUseful && content.size() > limits::compressAboveBytes) {
        QByteArray frame = compressed(content);
        if (!frame.isEmpty()) {
            const auto length = static_cast<quint32>(frame.size() - frameHeaderBytes);
            qToBigEndian(length | compressedBit, frame.data());
            return frame;
        }
    }
    QByteArray frame(frameHeaderBytes + content.size(), Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(content.size()), frame.data());
    std::copy(content.cbegin(), content.cend(), frame.begin() + frameHeaderBytes);
    return frame;
}

Result<std::optional<QByteArray>> FrameReader::next()
{
    if (buffered() < frameHeaderBytes) {
        return std::nullopt;
    }
    const auto header = qFromBigEndian<quint32>(m_buffer.constData() + m_at);
    const auto length = static_cast<qsizetype>(header & ~compressedBit);
    if (length > m_limit) {
        return fail(
            "frame_too_long", "",
            {{QStringLiteral("bytes"), qint64{length}}, {QStringLiteral("limit"), m_limit}});
    }
    if (buffered() < frameHeaderBytes + length) {
        return std::nullopt;
    }
    const QByteArrayView body = QByteArrayView(m_buffer).sliced(m_at + frameHeaderBytes, length);
    Result<QByteArray> content = (header & compressedBit) != 0
        ? decompressed(body, m_limit)
        : Result<QByteArray>(body.toByteArray());
    m_at += frameHeaderBytes + length;
    // What is read is thrown away when it is at least half of the buffer, so that each byte is
    // moved once on average.
    if (m_at * 2 >= m_buffer.size()) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    if (!content) {
        return Unexpected(content.error());
    }
    return std::optional<QByteArray>(std::move(*content));
}

OutgoingMessage::OutgoingMessage(const QByteArray &message, qint64 stream)
    : m_message(message), m_stream(stream)
{
}

QByteArray OutgoingMessage::nextFrame(Compression compression)
{
    Q_ASSERT(!m_done);
    if (m_message.size() <= limits::chunkBytes) {
        m_at = m_message.size();
        m_done = true;
        return frameOf(m_message, compression);
    }
    Chunk chunk;
    chunk.stream = m_stream;
    chunk.bytes = m_message.mid(m_at, limits::chunkBytes);
    m_at += chunk.bytes.size();
    m_done = chunk.last = m_at == m_message.size();
    return frameOf(encode(chunk), compression);
}

Result<std::optional<Message>> MessageJoiner::add(const QByteArray &content)
{
    TRY_ASSIGN(const Message message, Message::parse(content));
    if (!message.is<Chunk>()) {
        return std::optional<Message>(message);
    }
    TRY_ASSIGN(const Chunk chunk, message.as<Chunk>(nullptr));
    if (!m_streams.contains(chunk.stream) && m_streams.size() >= limits::messagesInChunks) {
        return fail("too_many_streams");
    }
    QByteArray &joined = m_streams[chunk.stream];
    if (joined.size() + chunk.bytes.size() > limits::messageBytes) {
        return fail("message_too_long", "", {{QStringLiteral("limit"), limits::messageBytes}});
    }
    joined.append(chunk.bytes);
    if (!chunk.last) {
        return std::nullopt;
    }
    TRY_ASSIGN(const Message whole, Message::parse(m_streams.take(chunk.stream)));
    if (whole.is<Chunk>()) {
        return fail("message_malformed", "",
                    {{QStringLiteral("detail"), QStringLiteral("chunk inside a chunk")}});
    }
    return std::optional<Message>(whole);
}

} // namespace kontor::wire
