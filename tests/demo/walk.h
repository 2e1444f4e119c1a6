#pragma once

#include "app/shell/program.h"
#include "tests/demo/company.h"
#include "tests/demo/hand.h"
#include "tests/demo/script.h"

namespace kontor::demo {

/// The main job from one end to the other, done on real windows: a salesperson's laptop goes
/// offline, takes an order and comes back; the office delivers, invoices and is paid; the balance
/// sheet opens down to the order.
class Walk
{
public:
    Walk(const Clock &clock, Company &company, Program &office, const QString &folder,
         const Hand::Manner &manner);

    /// Errors: walk_stopped (args: detail).
    Result<void> run();

private:
    Result<void> signInOnLaptop();
    Result<void> goOffline();
    Result<void> takeOrder();
    Result<void> comeBack();
    Result<void> deliver();
    Result<void> invoice();
    Result<void> bePaid();
    Result<void> openBalanceSheet();
    Result<void> openDownToOrder();

    Company &m_company;
    Program &m_office;
    QString m_laptopFolder;
    std::unique_ptr<Program> m_laptop;
    Hand m_atOffice;
    Hand m_atLaptop;
    Script m_script;
    QString m_order;   ///< its legal number
    QString m_invoice; ///< its legal number
};

} // namespace kontor::demo
