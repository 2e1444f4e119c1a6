#pragma once

#include "common/entities/inventory/stock_level.h"
#include "common/entities/inventory/stock_move.h"
#include "server/engine/registry.h"

#include <QMap>

namespace kontor {

struct Product;
struct Warehouse;

namespace inventory {

/// A product in a warehouse.
struct StockKey {
    Id<Product> product;
    Id<Warehouse> warehouse;

    bool operator==(const StockKey &) const = default;
};

/// The record of a product's stock in a warehouse; it follows from theirs, so that two commands
/// that need a new one mean the same.
Id<StockLevel> levelId(const StockKey &key);

/// The document that moves stock.
struct MoveSource {
    QString entity;
    QUuid id;
    QString number;
    QDate date;

    template <class Document>
    static MoveSource of(const Document &document)
    {
        return {Document::entity.key(), document.id.uuid(), document.number, document.date};
    }
};

/// The stock that a command works on: locks it, reckons with it in memory, and writes levels and
/// movements at the end.
///
///     TRY_ASSIGN(StockBook book, StockBook::open(tx, keys));
///     TRY_ASSIGN(const Amount cost, book.issue(key, quantity, lineId));
///     book.reserve(key, -quantity);
///     TRY(book.write(tx, MoveSource::of(delivery)));
class StockBook
{
public:
    /// Locks the levels in one order for all commands, so that no two wait for each other; makes
    /// those that are missing.
    static Result<StockBook> open(Tx &tx, const QList<StockKey> &keys);

    const StockLevel &level(const StockKey &key) const;

    /// Puts goods of this value into stock. Errors: those of rules::receive.
    Result<void> receive(const StockKey &key, Quantity quantity, Amount value, const QUuid &line,
                         StockMove::Kind kind = StockMove::Kind::Receipt);
    /// Takes goods out and gives what they cost. Errors: stock_insufficient (args: product,
    /// available, wanted), quantity_not_positive.
    Result<Amount> issue(const StockKey &key, Quantity quantity, const QUuid &line,
                         StockMove::Kind kind = StockMove::Kind::Delivery);
    /// Changes the value of what is on hand, but never below zero nor where nothing is; gives the
    /// change that was made.
    Amount revalue(const StockKey &key, Amount difference, const QUuid &line);
    /// Promises more (or, negative, less) to orders.
    void reserve(const StockKey &key, Quantity quantity);
    /// Expects more (or, negative, less) from suppliers.
    void expect(const StockKey &key, Quantity quantity);

    /// Writes what has changed. Called once, last before posting.
    Result<void> write(Tx &tx, const MoveSource &source);

private:
    StockBook(Tx &tx, int digits) : m_tx(&tx), m_digits(digits) {}
    StockLevel &row(const StockKey &key);
    void addMove(StockLevel &level, StockMove::Kind kind, Quantity quantity, Amount value,
                 const QUuid &line);

    Tx *m_tx;
    int m_digits; ///< of the currency of the books
    QMap<QUuid, StockLevel> m_levels;
    QMap<QUuid, Record> m_before; ///< as they were locked
    QList<StockMove> m_moves;
};

} // namespace inventory
} // namespace kontor
