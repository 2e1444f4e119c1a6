#include "common/model/error_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace kontor {

namespace {

struct ErrorLine {
    const char *code;
    /// Says what is wrong and, where it is not plain, what to do. %name stands for the argument of
    /// that name.
    const char *text;
};

// Sorted by area, then by code. Whoever adds an error code adds its line here.
constexpr ErrorLine errorLines[] = {
    // Values
    {"boolean_malformed", QT_TRANSLATE_NOOP("Error", "Write true or false here.")},
    {"bytes_malformed", QT_TRANSLATE_NOOP("Error", "This is not data in base 64.")},
    {"choice_unknown",
     QT_TRANSLATE_NOOP("Error", "This choice is not known. Pick one from the list.")},
    {"date_malformed", QT_TRANSLATE_NOOP("Error", "This is not a date. Write it as 2026-03-31.")},
    {"field_required", QT_TRANSLATE_NOOP("Error", "This must be filled in.")},
    {"field_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "There is no field “%field”. If you see one, the server has another version "
                       "than this program: have the older of the two updated.")},
    {"field_read_only",
     QT_TRANSLATE_NOOP("Error", "This field is filled in by the program and cannot be changed.")},
    {"field_withheld",
     QT_TRANSLATE_NOOP(
         "Error", "Your role does not show this field, so it cannot be filtered or sorted by.")},
    {"file_not_written",
     QT_TRANSLATE_NOOP("Error", "The file %path could not be written: %reason")},
    {"filter_malformed", QT_TRANSLATE_NOOP("Error", "This condition cannot be understood.")},
    {"id_malformed", QT_TRANSLATE_NOOP("Error", "This is not the identifier of a record.")},
    {"instant_malformed",
     QT_TRANSLATE_NOOP("Error", "This is not a time. Write it as 2026-03-31T14:30:00Z.")},
    {"number_divided_by_zero", QT_TRANSLATE_NOOP("Error", "This would divide by zero.")},
    {"number_malformed", QT_TRANSLATE_NOOP("Error", "This is not a number.")},
    {"number_out_of_range", QT_TRANSLATE_NOOP("Error", "This number is too large.")},
    {"number_too_precise",
     QT_TRANSLATE_NOOP("Error", "This number has too many digits after the point.")},
    {"page_malformed",
     QT_TRANSLATE_NOOP("Error", "The list has changed. Load it again from its beginning.")},
    {"parameter_unknown", QT_TRANSLATE_NOOP("Error", "The report does not know this setting.")},
    {"reference_unknown",
     QT_TRANSLATE_NOOP(
         "Error",
         "What this refers to is not there any more, or you may not see it. Choose again.")},
    {"search_unsupported",
     QT_TRANSLATE_NOOP("Error", "Records of this kind cannot be searched. Use a filter.")},
    {"text_too_long", QT_TRANSLATE_NOOP("Error", "This text is too long.")},
    {"theme_incomplete",
     QT_TRANSLATE_NOOP("Error", "The colour theme lacks “%role”. Install the program again.")},
    {"theme_unknown", QT_TRANSLATE_NOOP("Error", "There is no colour theme “%name”.")},
    {"value_malformed", QT_TRANSLATE_NOOP("Error", "This value does not fit the field.")},
    {"value_not_unique",
     QT_TRANSLATE_NOOP("Error", "Another record already has this value. Choose a different one.")},

    // Records
    {"dependency_rejected",
     QT_TRANSLATE_NOOP("Error",
                       "This rests on something of yours that was refused. Mend that first, then "
                       "send this again.")},
    {"merge_conflict",
     QT_TRANSLATE_NOOP(
         "Error",
         "Somebody else changed the same field in the meantime. Decide which value stays.")},
    {"page_too_long",
     QT_TRANSLATE_NOOP("Error", "A list may be read in pages of at most %maximum rows.")},
    {"record_append_only",
     QT_TRANSLATE_NOOP("Error", "Entries of this kind are only added, never changed or deleted.")},
    {"record_archived", QT_TRANSLATE_NOOP("Error", "This record is archived. Restore it first.")},
    {"record_exists", QT_TRANSLATE_NOOP("Error", "This record was already saved.")},
    {"record_in_use",
     QT_TRANSLATE_NOOP("Error", "Other records still refer to this one. Archive it instead.")},
    {"record_not_found",
     QT_TRANSLATE_NOOP("Error", "This record is not there any more, or you may not see it.")},
    {"version_stale",
     QT_TRANSLATE_NOOP("Error",
                       "Somebody else changed this record in the meantime. Look at the new state "
                       "and make your change again.")},

    // Amounts and lines
    {"amount_negative", QT_TRANSLATE_NOOP("Error", "An amount cannot be negative here.")},
    {"currency_not_of_books",
     QT_TRANSLATE_NOOP("Error", "Documents are kept in %currency, the currency of the books.")},
    {"dates_reversed", QT_TRANSLATE_NOOP("Error", "The last day must not be before the first.")},
    {"discount_out_of_range", QT_TRANSLATE_NOOP("Error", "A discount is between 0 and 100 %.")},
    {"number_negative", QT_TRANSLATE_NOOP("Error", "This number cannot be negative.")},
    {"price_negative", QT_TRANSLATE_NOOP("Error", "A price cannot be negative.")},
    {"quantity_negative", QT_TRANSLATE_NOOP("Error", "A quantity cannot be negative.")},
    {"quantity_not_positive", QT_TRANSLATE_NOOP("Error", "Enter a quantity above zero.")},
    {"quantity_too_precise",
     QT_TRANSLATE_NOOP("Error", "This unit allows %digits decimal places.")},
    {"rate_out_of_range",
     QT_TRANSLATE_NOOP("Error",
                       "This rate is between 0 and 100 %; zero where nothing is charged.")},
    {"value_negative", QT_TRANSLATE_NOOP("Error", "The value of goods cannot be negative.")},

    // Parties and products
    {"category_in_itself", QT_TRANSLATE_NOOP("Error", "A category cannot be part of itself.")},
    {"digits_out_of_range",
     QT_TRANSLATE_NOOP("Error", "A unit has between 0 and 6 decimal places.")},
    {"party_not_customer", QT_TRANSLATE_NOOP("Error", "%party is not marked as a customer.")},
    {"party_not_supplier", QT_TRANSLATE_NOOP("Error", "%party is not marked as a supplier.")},
    {"product_unit_in_use",
     QT_TRANSLATE_NOOP("Error",
                       "Stock is already counted in the old unit. Make a new product instead.")},
    {"unit_is_stock_unit",
     QT_TRANSLATE_NOOP("Error", "This already is the unit in which stock is kept.")},
    {"unit_not_of_product",
     QT_TRANSLATE_NOOP(
         "Error",
         "%product is not bought or sold in this unit. Add the unit to the product first.")},
    {"unit_ratio_invalid",
     QT_TRANSLATE_NOOP("Error", "A unit holds a whole number of another above zero.")},

    // Documents
    {"document_has_no_lines", QT_TRANSLATE_NOOP("Error", "Enter at least one line.")},
    {"document_is_posted",
     QT_TRANSLATE_NOOP("Error",
                       "This document has taken effect and cannot be changed any more. Correct it "
                       "by a new one.")},
    {"line_not_of_order", QT_TRANSLATE_NOOP("Error", "This line does not belong to the order.")},
    {"order_has_no_lines",
     QT_TRANSLATE_NOOP("Error", "Enter at least one line before you confirm the order.")},
    {"state_forbids",
     QT_TRANSLATE_NOOP("Error", "This is not possible in the present state of the document.")},

    // Stock
    {"product_counted_twice", QT_TRANSLATE_NOOP("Error", "%product is on the list twice.")},
    {"product_has_no_stock", QT_TRANSLATE_NOOP("Error", "%product is a service and has no stock.")},
    {"stock_insufficient",
     QT_TRANSLATE_NOOP("Error", "Of %product only %available are available, %wanted are needed.")},
    {"warehouse_missing", QT_TRANSLATE_NOOP("Error", "There is no warehouse yet. Add one first.")},

    // Purchasing
    {"bill_exceeds_received",
     QT_TRANSLATE_NOOP(
         "Error", "Of %product only %open are received and not billed yet; this is for %wanted.")},
    {"goods_without_order",
     QT_TRANSLATE_NOOP("Error", "%product is stocked, so it is billed from its purchase order.")},
    {"nothing_to_bill", QT_TRANSLATE_NOOP("Error", "Nothing is received that is not billed yet.")},
    {"nothing_to_receive",
     QT_TRANSLATE_NOOP("Error", "Everything on this order has been received.")},
    {"order_partly_received",
     QT_TRANSLATE_NOOP(
         "Error", "Part of this order is received or billed already, so it cannot be cancelled.")},
    {"receipt_exceeds_order",
     QT_TRANSLATE_NOOP("Error", "Of %product only %open are still to come; this is for %wanted.")},
    {"supplier_invoice_exists",
     QT_TRANSLATE_NOOP("Error", "This invoice of the supplier is already entered as %number.")},

    // Sales
    {"credit_limit_exceeded",
     QT_TRANSLATE_NOOP("Error",
                       "With this order the customer would owe %exposure; his limit is %limit. Ask "
                       "for a release.")},
    {"customer_on_hold",
     QT_TRANSLATE_NOOP("Error", "%party is on credit hold. Ask for a release.")},
    {"delivery_exceeds_order",
     QT_TRANSLATE_NOOP("Error",
                       "Of %product only %open are still to be delivered; this is for %wanted.")},
    {"invoice_exceeds_delivered",
     QT_TRANSLATE_NOOP(
         "Error",
         "Of %product only %open are delivered and not invoiced yet; this is for %wanted.")},
    {"nothing_to_deliver",
     QT_TRANSLATE_NOOP("Error", "Everything on this order has been delivered.")},
    {"nothing_to_invoice",
     QT_TRANSLATE_NOOP("Error", "Nothing is delivered that is not invoiced yet.")},
    {"order_partly_delivered",
     QT_TRANSLATE_NOOP(
         "Error",
         "Part of this order is delivered or invoiced already, so it cannot be cancelled.")},
    {"price_changed",
     QT_TRANSLATE_NOOP(
         "Error", "The price of %product was %price and is %now now. Decide which one holds.")},
    {"promise_too_late",
     QT_TRANSLATE_NOOP("Error", "%product can be there on %promised, not on %requested.")},
    {"quotation_expired",
     QT_TRANSLATE_NOOP("Error", "This quotation was valid until %date. Make a new one.")},

    // Customers and pipeline
    {"activity_is_done", QT_TRANSLATE_NOOP("Error", "This is already done.")},
    {"lead_is_converted",
     QT_TRANSLATE_NOOP("Error", "This lead has become a customer and does not change any more.")},
    {"lead_needs_conversion",
     QT_TRANSLATE_NOOP("Error", "Use “Convert” to make a customer of the lead.")},
    {"lost_reason_required", QT_TRANSLATE_NOOP("Error", "Say why the sale was lost.")},
    {"stage_missing", QT_TRANSLATE_NOOP("Error", "The pipeline has no open stage. Add one first.")},

    // Rights and signing in
    {"administrator_missing",
     QT_TRANSLATE_NOOP(
         "Error",
         "Somebody must be able to administer. Give another active user all rights first.")},
    {"command_reused",
     QT_TRANSLATE_NOOP("Error", "This was sent before with other contents. Try again.")},
    {"command_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "The server does not know the command %name. Its version may be older than "
                       "this program.")},
    {"command_outdated",
     QT_TRANSLATE_NOOP(
         "Error",
         "This was done with a version of the program that is too old for the server. "
         "Update the program and do it again.")},
    {"command_version_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "The server is older than this program and cannot do %name as you asked. "
                       "Have the server updated.")},
    {"company_exists", QT_TRANSLATE_NOOP("Error", "This database already holds a company.")},
    {"company_missing",
     QT_TRANSLATE_NOOP("Error",
                       "No company has been founded in this database yet. Run kontor-admin init.")},
    {"device_forked",
     QT_TRANSLATE_NOOP("Error",
                       "Another machine works with the identity of this one. Sign in again to give "
                       "this one its own; nothing is lost.")},
    {"device_required",
     QT_TRANSLATE_NOOP("Error", "This needs a device that has signed in by name.")},
    {"grant_unknown", QT_TRANSLATE_NOOP("Error", "The right %grant does not exist.")},
    {"module_off",
     QT_TRANSLATE_NOOP("Error", "The module %module is switched off for your company.")},
    {"not_permitted",
     QT_TRANSLATE_NOOP("Error", "Your role does not allow this. Ask your administrator.")},
    {"out_of_memory",
     QT_TRANSLATE_NOOP("Error", "The server is out of memory. Try again in a moment.")},
    {"password_too_short",
     QT_TRANSLATE_NOOP("Error", "A password needs at least %minimum characters.")},
    {"password_wrong", QT_TRANSLATE_NOOP("Error", "The old password is not right.")},
    {"report_unknown", QT_TRANSLATE_NOOP("Error", "The server does not know the report %name.")},
    {"session_unknown",
     QT_TRANSLATE_NOOP("Error", "You are not signed in any more. Sign in again.")},
    {"user_is_self", QT_TRANSLATE_NOOP("Error", "You cannot delete yourself.")},

    // Files and printing
    {"file_not_writable",
     QT_TRANSLATE_NOOP(
         "Error", "The file %path cannot be written. Choose another folder, or free some space.")},
    {"template_missing", QT_TRANSLATE_NOOP("Error", "There is no printed form for: %entity.")},

    // Books
    {"account_code_fixed",
     QT_TRANSLATE_NOOP("Error",
                       "The code of an account cannot be changed. Make a new account instead.")},
    {"account_code_malformed",
     QT_TRANSLATE_NOOP("Error",
                       "A code has 4 digits and 2 more for each level below, at most 10.")},
    {"account_has_children",
     QT_TRANSLATE_NOOP("Error", "%account has sub-accounts. Choose one of them.")},
    {"account_has_postings",
     QT_TRANSLATE_NOOP("Error",
                       "%account already has journal lines, so this cannot be changed any more.")},
    {"account_has_role",
     QT_TRANSLATE_NOOP("Error",
                       "Documents post to %account. Give this use to another account first.")},
    {"account_inactive",
     QT_TRANSLATE_NOOP("Error", "The account %account is not in use any more.")},
    {"account_items_need_party",
     QT_TRANSLATE_NOOP("Error",
                       "Open items are kept for each customer or supplier, so the account must be "
                       "kept by them too.")},
    {"account_kind_differs",
     QT_TRANSLATE_NOOP("Error", "A sub-account must be of the same kind as %account.")},
    {"account_not_by_party",
     QT_TRANSLATE_NOOP("Error", "%account is not kept by customers and suppliers.")},
    {"account_parent_missing",
     QT_TRANSLATE_NOOP("Error", "There is no account %code that this one could belong to.")},
    {"account_party_impossible",
     QT_TRANSLATE_NOOP("Error",
                       "Cash, income, expenses and profit are not kept by customer or supplier.")},
    {"account_party_required",
     QT_TRANSLATE_NOOP("Error", "Say which customer or supplier: %account is kept by them.")},
    {"account_role_missing",
     QT_TRANSLATE_NOOP("Error", "No account in the chart is used by documents as “%role”.")},
    {"account_role_taken",
     QT_TRANSLATE_NOOP("Error",
                       "Documents already post to %account. Take this use away from it first.")},
    {"books_not_balanced",
     QT_TRANSLATE_NOOP(
         "Error",
         "The books do not balance: debit %debit, credit %credit. Have the database checked.")},
    {"chart_missing", QT_TRANSLATE_NOOP("Error", "The company keeps no chart of accounts.")},
    {"chart_unknown", QT_TRANSLATE_NOOP("Error", "There is no chart of accounts “%chart”.")},
    {"date_before_document", QT_TRANSLATE_NOOP("Error", "This cannot be dated before %date.")},
    {"document_not_open", QT_TRANSLATE_NOOP("Error", "Nothing is open on %document.")},
    {"entry_has_no_lines", QT_TRANSLATE_NOOP("Error", "The entry has no lines.")},
    {"entry_kind_reserved",
     QT_TRANSLATE_NOOP("Error", "Entries of this kind are made by the program only.")},
    {"entry_line_one_side",
     QT_TRANSLATE_NOOP("Error",
                       "Line %line needs an amount either on the debit or on the credit side.")},
    {"entry_not_balanced", QT_TRANSLATE_NOOP("Error", "Debit %debit and credit %credit differ.")},
    {"entry_not_draft", QT_TRANSLATE_NOOP("Error", "The entry is posted already.")},
    {"entry_not_posted", QT_TRANSLATE_NOOP("Error", "The entry is not posted yet.")},
    {"entry_of_document",
     QT_TRANSLATE_NOOP(
         "Error",
         "The entry belongs to %document. Cancel the document, and the entry goes with it.")},
    {"entry_posted",
     QT_TRANSLATE_NOOP("Error", "A posted entry is final. Reverse it and post another.")},
    {"entry_reversed_already",
     QT_TRANSLATE_NOOP("Error", "The entry was reversed already, by %number.")},
    {"entry_too_precise",
     QT_TRANSLATE_NOOP("Error", "Line %line has more decimals than the currency of the books.")},
    {"formula_circular", QT_TRANSLATE_NOOP("Error", "Line %line of the statement adds up itself.")},
    {"formula_line_missing", QT_TRANSLATE_NOOP("Error", "The statement has no line %line.")},
    {"formula_malformed",
     QT_TRANSLATE_NOOP("Error", "A formula of the statement cannot be understood: %formula")},
    {"item_settled",
     QT_TRANSLATE_NOOP("Error", "%document is settled in part. Cancel the payment first.")},
    {"document_months",
     QT_TRANSLATE_NOOP("Error", "The number of months must be between 0 and %most.")},
    {"record_at_office",
     QT_TRANSLATE_NOOP("Error",
                       "This computer does not hold it: closed documents before %since are at the "
                       "office. With a link to the server it can be opened.")},
    {"place_at_office",
     QT_TRANSLATE_NOOP("Error",
                       "This computer holds only what your own warehouse has. With a link to the "
                       "server the other warehouses can be seen.")},
    {"lease_days", QT_TRANSLATE_NOOP("Error", "The number of days must be between 0 and %most.")},
    {"lease_expired",
     QT_TRANSLATE_NOOP(
         "Error",
         "This computer has had no contact with the server for %days days, so its copy "
         "was removed. Sign in with a link to the server to get a new one; what was "
         "not sent yet is kept and goes along.")},
    {"nothing_to_allocate",
     QT_TRANSLATE_NOOP("Error", "Nothing of this payment is left to settle anything with.")},
    {"nothing_to_pay", QT_TRANSLATE_NOOP("Error", "Nothing is open on this document.")},
    {"opening_entry_date",
     QT_TRANSLATE_NOOP("Error",
                       "Opening balances stand before %date, the first day of the books.")},
    {"outbox_unreadable",
     QT_TRANSLATE_NOOP(
         "Error",
         "What waited to be sent on this computer cannot be read: its key is neither here nor at "
         "the server, which may have been restored from an older backup. It was put aside as "
         "%file. Sign in again to go on without it; look whether the last things that you did "
         "without a "
         "link are there.")},
    {"payment_account_not_cash", QT_TRANSLATE_NOOP("Error", "Choose a cash or bank account.")},
    {"payment_amount_not_positive", QT_TRANSLATE_NOOP("Error", "The amount must be above zero.")},
    {"payment_not_draft", QT_TRANSLATE_NOOP("Error", "The payment is posted already.")},
    {"payment_not_posted", QT_TRANSLATE_NOOP("Error", "The payment is not posted.")},
    {"payment_overallocated",
     QT_TRANSLATE_NOOP("Error", "The payment of %amount cannot settle %allocated.")},
    {"payment_term_days",
     QT_TRANSLATE_NOOP("Error", "The number of days must be between 0 and 3650.")},
    {"period_closed",
     QT_TRANSLATE_NOOP("Error",
                       "There is no open accounting period for %date. Reopen the period or open "
                       "the fiscal year first.")},
    {"period_closed_already", QT_TRANSLATE_NOOP("Error", "Period %period is closed already.")},
    {"period_earlier_open",
     QT_TRANSLATE_NOOP("Error", "Close %period first: periods are closed in order.")},
    {"period_exists",
     QT_TRANSLATE_NOOP("Error", "The fiscal year is there already: it has period %period.")},
    {"period_has_drafts",
     QT_TRANSLATE_NOOP(
         "Error", "Period %period still has draft entries (%count). Post or delete them first.")},
    {"period_later_closed",
     QT_TRANSLATE_NOOP("Error",
                       "Reopen %period first: only the latest closed period can be reopened.")},
    {"period_not_closed", QT_TRANSLATE_NOOP("Error", "Period %period is not closed.")},
    {"report_too_large",
     QT_TRANSLATE_NOOP(
         "Error",
         "This would have more than %limit rows. Choose a shorter time or fewer accounts.")},
    {"settlement_accounts_differ",
     QT_TRANSLATE_NOOP(
         "Error", "Only amounts of the same party and account can be settled against each other.")},
    {"settlement_amount_not_positive",
     QT_TRANSLATE_NOOP("Error", "The amount to settle must be above zero.")},
    {"settlement_exceeds_open", QT_TRANSLATE_NOOP("Error", "Only %open is open on %document.")},

    // Link to the server
    {"answer_too_long",
     QT_TRANSLATE_NOOP("Error", "The answer is too long to be sent. Ask for less at once.")},
    {"cancelled", QT_TRANSLATE_NOOP("Error", "This was cancelled.")},
    {"certificate_changed",
     QT_TRANSLATE_NOOP("Error",
                       "The server at this address is not the one that you have trusted: its "
                       "certificate has changed. If your administrator has not announced that, "
                       "somebody may be listening in. (Now %fingerprint, before %expected.)")},
    {"certificate_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "This server is not known here yet. Compare its fingerprint with the one "
                       "that your administrator gave you: %fingerprint")},
    {"connection_lost", QT_TRANSLATE_NOOP("Error", "The connection to the server broke.")},
    {"entity_unknown",
     QT_TRANSLATE_NOOP(
         "Error", "This program does not know “%entity”: the other side has another version.")},
    {"frame_malformed",
     QT_TRANSLATE_NOOP("Error",
                       "What arrived is not understood. The other side may have another version.")},
    {"frame_too_long",
     QT_TRANSLATE_NOOP("Error", "What arrived is longer than allowed (%limit bytes).")},
    {"hello_expected",
     QT_TRANSLATE_NOOP(
         "Error",
         "The program did not introduce itself to the server. It is probably not Kontor.")},
    {"hello_missing",
     QT_TRANSLATE_NOOP("Error", "The program did not introduce itself to the server in time.")},
    {"message_malformed",
     QT_TRANSLATE_NOOP(
         "Error",
         "What arrived is not understood (%detail). The other side may have another version.")},
    {"message_too_long",
     QT_TRANSLATE_NOOP("Error", "What arrived is longer than allowed (%limit bytes).")},
    {"message_unexpected",
     QT_TRANSLATE_NOOP("Error", "The program spoke to the server out of turn.")},
    {"message_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "The server does not know what was asked of it (%type). It may be older "
                       "than this program.")},
    {"offline",
     QT_TRANSLATE_NOOP("Error",
                       "This needs the server, and there is no connection at the moment. It works "
                       "again as soon as the connection is back.")},
    {"peer_silent",
     QT_TRANSLATE_NOOP(
         "Error", "The other side has not answered for a while, so the connection was given up.")},
    {"peer_too_slow",
     QT_TRANSLATE_NOOP(
         "Error", "The other side takes its data too slowly, so the connection was given up.")},
    {"protocol_unsupported",
     QT_TRANSLATE_NOOP("Error",
                       "This program and the server cannot talk to each other: the server has "
                       "version %version. Install the program of the same version.")},
    {"server_not_found",
     QT_TRANSLATE_NOOP("Error", "There is no computer named “%host”. Check the server's name.")},
    {"server_refused",
     QT_TRANSLATE_NOOP("Error",
                       "No server answers at %host, port %port. Check the address, and whether the "
                       "server runs.")},
    {"server_stopping",
     QT_TRANSLATE_NOOP("Error", "The server is stopping. Try again in a few minutes.")},
    {"servers_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "None of these is the server that you work with. Sign out to go to another "
                       "company's.")},
    {"server_unreachable",
     QT_TRANSLATE_NOOP("Error", "The server %host cannot be reached (%detail).")},
    {"session_replaced",
     QT_TRANSLATE_NOOP(
         "Error",
         "You have signed in with the same device somewhere else, so this connection was closed.")},
    {"sign_in_expected", QT_TRANSLATE_NOOP("Error", "Sign in first.")},
    {"sign_in_missing",
     QT_TRANSLATE_NOOP("Error", "Nobody signed in within the time that the server waits.")},
    {"sign_in_refused", QT_TRANSLATE_NOOP("Error", "The name or the password is wrong.")},
    {"user_locked",
     QT_TRANSLATE_NOOP(
         "Error", "Too many wrong passwords: this user may sign in again in %seconds seconds.")},
    {"user_inactive",
     QT_TRANSLATE_NOOP("Error", "This user is switched off. Ask your administrator.")},
    {"device_revoked",
     QT_TRANSLATE_NOOP("Error", "This device may not sign in any more. Ask your administrator.")},
    {"device_wiped",
     QT_TRANSLATE_NOOP("Error", "This device was reported lost: what it held has been removed.")},
    {"sign_in_too_often",
     QT_TRANSLATE_NOOP("Error",
                       "Too many failed attempts to sign in from here. Wait %seconds seconds.")},
    {"timed_out", QT_TRANSLATE_NOOP("Error", "The server did not answer in time. Try again.")},
    {"tls_failed",
     QT_TRANSLATE_NOOP(
         "Error", "There is something else than a Kontor server at %host, port %port (%detail).")},
    {"too_many_requests",
     QT_TRANSLATE_NOOP("Error", "More was asked of the server at once than it takes (%limit).")},
    {"too_many_streams",
     QT_TRANSLATE_NOOP("Error", "More long messages were sent at once than allowed.")},

    // Server and settings
    {"address_unusable",
     QT_TRANSLATE_NOOP("Error", "The server cannot listen on %address, port %port: %detail")},
    {"certificate_malformed",
     QT_TRANSLATE_NOOP("Error", "%file holds no certificate, or no key that belongs to it.")},
    {"config_key_unknown", QT_TRANSLATE_NOOP("Error", "There is no setting named “%key”.")},
    {"config_malformed",
     QT_TRANSLATE_NOOP("Error", "Line %line of %file is no setting: it must read name = value.")},
    {"config_value_malformed",
     QT_TRANSLATE_NOOP("Error", "“%value” is not possible for the setting %key.")},
    {"data_in_use", QT_TRANSLATE_NOOP("Error", "Another server uses the data directory %file.")},
    {"file_unreadable", QT_TRANSLATE_NOOP("Error", "The file %file cannot be read.")},
    {"file_unwritable", QT_TRANSLATE_NOOP("Error", "The file %file cannot be written.")},
    {"tls_missing",
     QT_TRANSLATE_NOOP("Error",
                       "The OpenSSL library is missing, so there are no safe connections. Install "
                       "the package openssl.")},

    // Database
    {"backup_unsupported",
     QT_TRANSLATE_NOOP("Error", "PostgreSQL is backed up with its own tools, such as pg_dump.")},
    {"database_busy", QT_TRANSLATE_NOOP("Error", "The database is busy. Try again in a moment.")},
    {"database_failed", QT_TRANSLATE_NOOP("Error", "The database reported a failure: %detail")},
    {"database_newer",
     QT_TRANSLATE_NOOP("Error",
                       "The database was written by a newer version of the program (%found; this "
                       "one knows up to %known). Install the newer version.")},
    {"database_unreachable",
     QT_TRANSLATE_NOOP("Error", "The database cannot be reached. Ask your administrator.")},
    {"database_unreadable",
     QT_TRANSLATE_NOOP("Error",
                       "%file cannot be read: it is damaged, or was sealed with another key.")},
    {"url_malformed", QT_TRANSLATE_NOOP("Error", "“%url” is not the address of a database.")},

    // Files and the administrator's tool
    {"account_not_written",
     QT_TRANSLATE_NOOP("Error", "The sign-in could not be kept on this machine. Free some space.")},
    {"answer_lost",
     QT_TRANSLATE_NOOP("Error",
                       "The connection broke before the answer came. Look whether it was done "
                       "before you try again.")},
    {"copy_in_use",
     QT_TRANSLATE_NOOP("Error", "Another window of Kontor works with this copy. Close it first.")},
    {"disk_full",
     QT_TRANSLATE_NOOP("Error", "The disk is full. Free some space; nothing has been lost.")},
    {"protocol_violated",
     QT_TRANSLATE_NOOP("Error", "The server answered out of turn. It may have another version.")},
    {"argument_missing", QT_TRANSLATE_NOOP("Error", "Say %name too; --help shows how.")},
    {"argument_out_of_range",
     QT_TRANSLATE_NOOP("Error", "--%name is a number from %least to %most.")},
    {"argument_unknown",
     QT_TRANSLATE_NOOP("Error", "“%argument” is not known here; --help shows what is.")},
    {"backup_failed", QT_TRANSLATE_NOOP("Error", "The copy could not be made: %detail")},
    {"column_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "The file has a column “%column” that fits no field. Leave it out, or say "
                       "in a mapping what it is.")},
    {"csv_column_count",
     QT_TRANSLATE_NOOP("Error", "Line %line has %found columns instead of %expected.")},
    {"csv_column_twice", QT_TRANSLATE_NOOP("Error", "The column “%column” is there twice.")},
    {"csv_empty", QT_TRANSLATE_NOOP("Error", "The file is empty.")},
    {"csv_quote_open",
     QT_TRANSLATE_NOOP("Error", "The quotation mark on line %line is never closed.")},
    {"encoding_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "The encoding of the file is not recognised. Name it with --encoding.")},
    {"encoding_wrong",
     QT_TRANSLATE_NOOP("Error", "Line %line is not text in %encoding. Name another encoding.")},
    {"file_exists", QT_TRANSLATE_NOOP("Error", "%path is there already. Choose another name.")},
    {"format_needs_file",
     QT_TRANSLATE_NOOP("Error", "A %format file needs a name: --output FILE.")},
    {"format_unknown",
     QT_TRANSLATE_NOOP("Error",
                       "There is no format “%format” for this; choose json, csv or xlsx, or pdf "
                       "for a report.")},
    {"import_rows_rejected",
     QT_TRANSLATE_NOOP("Error", "%count rows were not taken; the file of rejected rows says why.")},
    {"json_malformed", QT_TRANSLATE_NOOP("Error", "This is not the JSON that was expected.")},
    {"mapping_malformed",
     QT_TRANSLATE_NOOP("Error", "The mapping is not the JSON that was expected.")},
    {"password_missing",
     QT_TRANSLATE_NOOP("Error",
                       "No password was given: set KONTOR_PASSWORD or use --password-file.")},
    {"program_missing", QT_TRANSLATE_NOOP("Error", "The program %program is not installed.")},
    {"reference_ambiguous",
     QT_TRANSLATE_NOOP("Error", "“%text” means more than one record of: %entity.")},
    {"reference_not_found", QT_TRANSLATE_NOOP("Error", "There is no “%text” among: %entity.")},
    {"restore_failed", QT_TRANSLATE_NOOP("Error", "The copy could not be put in place: %detail")},
    {"restore_needs_force",
     QT_TRANSLATE_NOOP("Error", "This replaces %database. Say --force if you mean it.")},
    {"server_address_malformed",
     QT_TRANSLATE_NOOP("Error", "“%address” is no address; write HOST:PORT.")},
    {"server_running", QT_TRANSLATE_NOOP("Error", "A server works with %path. Stop it first.")},
    {"verify_found",
     QT_TRANSLATE_NOOP("Error", "The check found %count things that do not agree.")},
    {"xlsx_empty", QT_TRANSLATE_NOOP("Error", "The sheet is empty.")},
    {"xlsx_sheet_unknown", QT_TRANSLATE_NOOP("Error", "The workbook has no sheet “%sheet”.")},
    {"xlsx_too_large", QT_TRANSLATE_NOOP("Error", "The workbook is too large.")},
    {"xlsx_unreadable",
     QT_TRANSLATE_NOOP("Error", "This is no workbook, or it is damaged or encrypted.")},
};

const QHash<QString, const char *> &textsByCode()
{
    static const QHash<QString, const char *> texts = [] {
        QHash<QString, const char *> hash;
        for (const ErrorLine &line : errorLines) {
            const QString code = QString::fromLatin1(line.code);
            Q_ASSERT_X(!hash.contains(code), "errorLines", line.code);
            hash.insert(code, line.text);
        }
        return hash;
    }();
    return texts;
}

QString shown(const QVariant &argument)
{
    switch (argument.typeId()) {
    case QMetaType::QDate:
        return QLocale().toString(argument.toDate(), QLocale::ShortFormat);
    case QMetaType::Int:
    case QMetaType::LongLong:
        return QLocale().toString(argument.toLongLong());
    default:
        return argument.toString();
    }
}

/// Puts the arguments in place of %name; longer names first, so that %document_number is not taken
/// for %document.
QString filledIn(QString text, const QVariantMap &arguments)
{
    QStringList names = arguments.keys();
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &name : names) {
        text.replace(QLatin1Char('%') + name, shown(arguments.value(name)));
    }
    return text;
}

} // namespace

QString errorText(const Error &error)
{
    const char *text = textsByCode().value(error.code);
    if (text == nullptr) {
        return QCoreApplication::translate(
                   "Error",
                   "This did not work, for a reason that this version of the program has "
                   "no words for (%1). Ask your administrator.")
            .arg(error.code);
    }
    return filledIn(QCoreApplication::translate("Error", text), error.args);
}

bool hasErrorText(const QString &code)
{
    return textsByCode().contains(code);
}

} // namespace kontor
