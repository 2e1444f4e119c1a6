#include "tests/simulation/faulty_store.h"

#include "tests/simulation/memory_disk.h"

namespace kontor::sim {

Result<std::unique_ptr<Store>> FaultyStore::open(const StoreOptions &options, const Clock &clock,
                                                 const Faults &faults)
{
    setStoreOpener({});
    auto opened = Store::open(options, clock);
    openAsMounted();
    if (!opened) {
        return opened;
    }
    return std::unique_ptr<Store>(new FaultyStore(std::move(*opened), faults));
}

Result<void> FaultyStore::runWrite(const QUuid &user, const std::function<Result<void>(Tx &)> &work)
{
    if (m_faults.isDown()) {
        return fail("database_unreachable");
    }
    const auto outcome = m_store->write<void>(user, [&](Tx &tx) -> Result<void> {
        if (m_faults.around) {
            TRY(m_faults.around(tx, user, Moment::Before));
        }
        TRY(work(tx));
        if (m_faults.around) {
            TRY(m_faults.around(tx, user, Moment::After));
        }
        return m_faults.endsAt(Moment::Before) ? fail("database_unreachable") : Result<void>();
    });
    if (outcome && m_faults.endsAt(Moment::After)) {
        return fail("database_unreachable");
    }
    return outcome;
}

Result<void> FaultyStore::runRead(const std::function<Result<void>(Tx &)> &work)
{
    return m_faults.isDown() ? fail("database_unreachable") : m_store->read<void>(work);
}

} // namespace kontor::sim
