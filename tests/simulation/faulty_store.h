#pragma once

#include "common/store/store_opener.h"

namespace kontor::sim {

/// A real store whose program may end at a commit, before it or right after.
class FaultyStore final : public Store
{
public:
    enum class Moment { Before, After };
    struct Faults {
        std::function<bool()> isDown;
        /// Whether the program ends at this moment of a commit.
        std::function<bool(Moment)> endsAt;
        /// Called before and after the work of a transaction.
        std::function<Result<void>(Tx &, const QUuid &user, Moment)> around;
    };

    FaultyStore(std::unique_ptr<Store> store, const Faults &faults)
        : m_store(std::move(store)), m_faults(faults)
    {
    }
    /// Opens the store as the product does, whatever is mounted.
    static Result<std::unique_ptr<Store>> open(const StoreOptions &options, const Clock &clock,
                                               const Faults &faults);

    DatabaseKind kind() const override { return m_store->kind(); }
    Result<void> backup(const QString &path) override { return m_store->backup(path); }

protected:
    Result<void> runWrite(const QUuid &user,
                          const std::function<Result<void>(Tx &)> &work) override;
    Result<void> runRead(const std::function<Result<void>(Tx &)> &work) override;

private:
    std::unique_ptr<Store> m_store;
    Faults m_faults;
};

} // namespace kontor::sim
