#include "tests/shots/walk.h"

#include "app/shell/actions.h"
#include "app/shell/command_palette.h"
#include "app/shell/main_window.h"
#include "common/model/catalogue.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

constexpr int patienceMs = 60'000;

/// A record worth a picture: the latest of its kind that the filter lets through.
struct Subject {
    const char *name; ///< of the picture
    const char *entity;
    Filter filter;
};

void waitUntil(const std::function<bool()> &condition, const char *what)
{
    if (!QTest::qWaitFor(condition, patienceMs)) {
        qFatal("waited in vain: %s", what);
    }
}

Filter is(const char *field, const char *value)
{
    return Filter::equal(field, Value(QString::fromLatin1(value)));
}

QList<Subject> subjects()
{
    return {{"customer", "party", Filter::equal("is_customer", Value(true))},
            {"supplier", "party", Filter::equal("is_supplier", Value(true))},
            {"contact", "contact", {}},
            {"lead", "lead", {}},
            {"opportunity", "opportunity", {}},
            {"activity", "activity", Filter::equal("done", Value(false))},
            {"quotation", "quotation", {}},
            {"order_draft", "sales_order", is("state", "draft")},
            {"order_confirmed", "sales_order", is("state", "confirmed")},
            {"order_invoiced", "sales_order", is("invoice_state", "complete")},
            {"delivery", "delivery", is("state", "posted")},
            {"invoice", "sales_invoice", is("state", "posted")},
            {"purchase_order", "purchase_order", {}},
            {"goods_receipt", "goods_receipt", {}},
            {"vendor_bill", "vendor_bill", {}},
            {"payment", "payment", {}},
            {"voucher", "journal_entry", is("state", "posted")},
            {"product", "product", {}},
            {"price_list", "price_list", {}},
            {"warehouse", "warehouse", {}},
            {"account", "account", {}},
            {"user_record", "user", {}},
            {"role_record", "role", {}},
            {"company_record", "company", {}}};
}

} // namespace

void Walk::run()
{
    window().resize(1360, 860);
    listsReportsAndPages();
    records();
    newRecords();
    emptyAndWrong();
    palette();
    offline();
}

MainWindow &Walk::window()
{
    return *m_program.window();
}

void Walk::keep(const Place &place, const QString &name)
{
    window().open(place);
    m_album.add(window(), name);
    window().workspace().closeCurrent();
}

void Walk::listsReportsAndPages()
{
    for (const ScreenEntry &screen : screensFor(m_program.session().rights())) {
        keep(screen.place(), QString::fromLatin1(screen.name));
    }
}

QUuid Walk::first(const Entity &entity, const Filter &filter, const QList<Sort> &sort)
{
    Query query;
    query.entity = &entity;
    query.filter = filter;
    query.sort = sort;
    query.limit = 1;
    const QFuture<Result<Page>> page = m_program.session().list(query);
    waitUntil([&page] { return page.isFinished(); }, entity.name);
    const Result<Page> &found = page.result();
    return found && !found->rows.isEmpty() ? found->rows.first().record.id : QUuid();
}

void Walk::records()
{
    for (const Subject &subject : subjects()) {
        const Entity *entity = findEntity(QString::fromLatin1(subject.entity));
        const QUuid id = first(*entity, subject.filter, {});
        if (id.isNull()) {
            qWarning("the sample company has no %s", subject.name);
            continue;
        }
        keep(Place::record(*entity, id), QString::fromLatin1(subject.name));
    }
}

void Walk::newRecords()
{
    for (const char *name : {"party", "activity", "sales_order", "purchase_order", "journal_entry",
                             "payment", "role"}) {
        keep(Place::create(*findEntity(QString::fromLatin1(name))),
             u"new_"_s + QLatin1String(name));
    }
}

void Walk::emptyAndWrong()
{
    const Entity &party = *findEntity(u"party"_s);
    keep(Place::list(party, Filter::equal("name", Value(u"—"_s))), u"empty_list"_s);
    window().open(Place::create(party));
    window().actions().find("save")->trigger();
    m_album.add(window(), u"error"_s);
    window().workspace().closeCurrent();
}

void Walk::palette()
{
    // Where no window manager does it: what was in front before may be gone.
    window().activateWindow();
    window().actions().find("palette")->trigger();
    waitUntil([] { return QApplication::focusWidget() != nullptr; }, "the palette's focus");
    QWidget *field = QApplication::focusWidget();
    QTest::keyClicks(field, u"101"_s);
    m_album.add(window(), u"palette"_s);
    QTest::keyClick(field, Qt::Key_Escape);
}

void Walk::offline()
{
    Session &session = m_program.session();
    session.disconnectFromServer();
    waitUntil([&] { return session.state().link == SyncState::Link::Offline; }, "offline");
    keep(Place::list(*findEntity(u"sales_order"_s)), u"offline_list"_s);
    keep(Place::report(u"balance_sheet"_s), u"offline_report"_s);
    session.reconnect();
    waitUntil([&] { return session.state().link == SyncState::Link::Online; }, "online");
}

} // namespace kontor::test
