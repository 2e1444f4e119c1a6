#pragma once

#include "app/documents/document_lines.h"
#include "common/rules/ledger.h"

namespace kontor {

/// The lines of a journal entry: accounts that ask for a customer or supplier or not, an amount on
/// one side only, live sums. The summary repeats from the line above, and "=" in a cell of either
/// side fills in what is missing to balance, on the side where it is missing.
class VoucherLines final : public DocumentLines
{
    Q_OBJECT

public:
    VoucherLines(DataSource &source, const DocumentKind &kind, QObject *parent = nullptr);

    void sumUp(Record &document) const override;
    QList<LineSum> sums() const override;
    QString note(const Line &line) const override;
    std::optional<Error> problem() const override;

protected:
    void begin(const LineModel &model, Line &line) override;
    void complete(const LineModel &model, Line &line, const QString &column) override;
    bool isReadOnly(const LineModel &model, const Line &line, const QString &column) const override;
    bool isStop(const LineModel &model, int row, const QString &column) const override;
    QHash<QString, QString> check(const LineModel &model, const Line &line) const override;
    void refine(LineColumn &column, const Field &field) const override;
    QString titleOf(const Record &record) const override;

private:
    void fetchAccounts();
    /// nullptr while no account is chosen, or none is known yet.
    const Record *accountOf(const Line &line) const;
    bool asksFor(const Line &line, const char *what) const;
    void takeAccount(const LineModel &model, Line &line) const;
    void takeAmount(const LineModel &model, Line &line, const QString &column) const;
    void fillBalance(const LineModel &model, Line &line) const;
    rules::EntryTotals totalsWithout(const QUuid &line) const;
    Amount amountOf(const Line &line, const QString &column) const;

    QHash<QUuid, Record> m_accounts;
    mutable QString m_ownMemo; ///< what the head took from the first line
};

} // namespace kontor
