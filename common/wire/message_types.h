#pragma once

#include "common/wire/device_messages.h"
#include "common/wire/message.h"
#include "common/wire/messages.h"
#include "common/wire/sync_messages.h"

/// The registry of all messages: what tests run over, and what keeps two from having one name.
namespace kontor::wire {

namespace detail {

template <class... A, class... B, class... C>
MessageList<A..., B..., C...> join(MessageList<A...>, MessageList<B...>, MessageList<C...>);

template <class... T>
constexpr std::array<std::string_view, sizeof...(T)> typeNames(MessageList<T...>)
{
    return {T::type...};
}

template <size_t N>
constexpr bool allDifferent(const std::array<std::string_view, N> &names)
{
    for (size_t i = 0; i < N; ++i) {
        for (size_t j = i + 1; j < N; ++j) {
            if (names[i] == names[j]) {
                return false;
            }
        }
    }
    return true;
}

} // namespace detail

using AllMessages = decltype(detail::join(GeneralMessages{}, SyncMessages{}, DeviceMessages{}));

/// The types of all messages on the wire.
constexpr auto messageTypes = detail::typeNames(AllMessages{});
static_assert(detail::allDifferent(messageTypes), "two messages have the same type");

} // namespace kontor::wire
