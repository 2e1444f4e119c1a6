#pragma once

#include "server/engine/registry.h"

/// What the documents of all modules have in common.
namespace kontor::product {

/// Refuses a change of a document that is no draft any more, but for the fields named.
/// Errors: document_is_posted (with the field).
Result<void> refuseChange(const Record &record, const Record *before,
                          std::initializer_list<const char *> changeable = {});

/// Refuses to delete a document that is no draft any more. Errors: document_is_posted.
Result<void> refuseDelete(Call &call, const Record &record);

/// What a document without a legal number is called when its device gave it no name: "#5f3a09c1",
/// from its id.
QString provisionalNumber(const QUuid &id);

/// The currency of a document: that of the books. Documents in another one are refused.
/// Errors: currency_not_of_books (args: currency).
Result<void> checkCurrency(Tx &tx, QString &currency);

/// Fraction digits of amounts in the currency of the books.
Result<int> currencyDigits(Tx &tx);

/// The date that a command's caller gave, or today.
QDate postingDate(const Call &call);

/// The code of the state that a command leads to. Errors: state_forbids (args: state, command).
Result<QString> nextStateCode(const Entity &entity, const QString &state, const char *command);

/// Fails with state_forbids unless the document's state allows the command; the new state's code
/// otherwise.
template <class Document>
Result<typename Document::State> stateAfter(const Document &document, const char *command)
{
    using State = typename Document::State;
    TRY_ASSIGN(const QString next,
               nextStateCode(Document::entity, choiceCode(document.state), command));
    return choiceFromCode<State>(next);
}

/// Saves a document that a command has completed: a new one or one that was read.
template <class Document>
Result<void> save(Tx &tx, Document &document)
{
    return document.version == 0 ? tx.insert(document) : tx.update(document);
}

} // namespace kontor::product
