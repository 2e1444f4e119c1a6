#include "common/rules/match_name.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::rules {

class MatchNameTest : public QObject
{
    Q_OBJECT

private slots:
    void seesTheSameCompany_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");

        QTest::newRow("legal form") << u"上海晨光文具股份有限公司"_s << u"上海晨光文具"_s;
        QTest::newRow("limited liability")
            << u"深圳华强电子有限责任公司"_s << u"深圳华强电子有限公司"_s;
        QTest::newRow("full width") << u"ＡＢＣ贸易（上海）有限公司"_s << u"abc贸易(上海)"_s;
        QTest::newRow("spaces and case") << u"ACME  Trading Co., Ltd."_s << u"Acme Trading"_s;
        QTest::newRow("points join")
            << u"Etablissements Dupont S.A."_s << u"Etablissements Dupont SA"_s;
        QTest::newRow("German form") << u"Müller GmbH & Co. KG"_s << u"müller"_s;
        QTest::newRow("only a form") << u"Company"_s << u"company"_s;
    }

    void seesTheSameCompany()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(matchName(one), matchName(other));
        QVERIFY(!matchName(one).isEmpty());
    }

    void keepsDifferentCompaniesApart()
    {
        QVERIFY(matchName(u"上海晨光文具有限公司"_s) != matchName(u"上海晨光电器有限公司"_s));
        QVERIFY(matchName(u"Acme Trading"_s) != matchName(u"Acme Holding"_s));
        QCOMPARE(matchName(u" ,. "_s), QString());
    }
};

} // namespace kontor::rules

QTEST_APPLESS_MAIN(kontor::rules::MatchNameTest)
#include "match_name_test.moc"
