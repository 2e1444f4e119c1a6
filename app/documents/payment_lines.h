#pragma once

#include "app/documents/document_lines.h"

namespace kontor {

/// What a payment settles: the open invoices or bills of its party, the oldest first, with the part
/// of the amount that goes to each. A line without a part is offered and not saved.
class PaymentLines final : public DocumentLines
{
    Q_OBJECT

public:
    PaymentLines(DataSource &source, const DocumentKind &kind, QObject *parent = nullptr);

    void setHead(const Record &document) override;
    QList<LineSum> sums() const override;
    QString note(const Line &line) const override;
    std::optional<Error> problem() const override;

protected:
    void complete(const LineModel &model, Line &line, const QString &column) override;
    QHash<QString, QString> check(const LineModel &model, const Line &line) const override;
    void refine(LineColumn &column, const Field &field) const override;
    QList<LineColumn> extraColumns() const override;
    bool isShown(const QString &column, bool editable) const override;

private:
    void proposeAccount();
    void offer();
    void showOffer(const QList<ListRow> &items);
    Line lineOf(const Record &item, const QHash<QUuid, Record> &given) const;
    void distribute();
    Amount sumOf(const char *column) const;
    Amount amountOf(const Line &line, const QString &column) const;

    QUuid m_party;
    QString m_direction;
    Amount m_amount;
    int m_round = 0;         ///< answers for another party are not wanted
    bool m_isStored = false; ///< what it settles was decided already
    bool m_isByHand = false; ///< a person said what goes where
    bool m_isProposed = false;
};

} // namespace kontor
