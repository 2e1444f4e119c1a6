#include "common/wire/fingerprint.h"
#include "server/net/certificate.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class CertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstStartMakesOneAndKeepsIt();
    void twoServersHaveDifferentOnes();
    void everyOneCanBeReadBack();
    void brokenFilesAreNamed();
    void aReadOnlyPlaceIsNamed();
};

void CertificateTest::theFirstStartMakesOneAndKeepsIt()
{
    const QTemporaryDir directory;
    const ServerCertificate made = ownCertificate(directory.path()).value();
    QVERIFY(made.certificate.isSelfSigned());
    QCOMPARE(made.certificate.subjectInfo(QSslCertificate::CommonName),
             QStringList{u"kontor-server"_s});
    QVERIFY(made.certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, u"localhost"_s));
    QVERIFY(made.certificate.effectiveDate() < QDateTime::currentDateTimeUtc());
    QVERIFY(made.certificate.expiryDate() > QDateTime::currentDateTimeUtc().addYears(20));
    QCOMPARE(made.key.algorithm(), QSsl::Ec);
    QVERIFY(made.key.type() == QSsl::PrivateKey);

    const QString fingerprint = wire::fingerprintOf(made.certificate);
    QVERIFY(QRegularExpression(u"^[0-9a-f]{64}$"_s).match(fingerprint).hasMatch());
    QCOMPARE(wire::fingerprintOf(ownCertificate(directory.path())->certificate), fingerprint);

    const QFileInfo key(directory.filePath(u"server.key"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
        | QFileDevice::WriteOther;
    QVERIFY((key.permissions() & others) == 0);
}

void CertificateTest::twoServersHaveDifferentOnes()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    const auto a = ownCertificate(first.path()).value().certificate;
    const auto b = ownCertificate(second.path()).value().certificate;
    QVERIFY(wire::fingerprintOf(a) != wire::fingerprintOf(b));
    QVERIFY(a.serialNumber() != b.serialNumber());
}

void CertificateTest::everyOneCanBeReadBack()
{
    // One serial number in 256 begins with a byte that a careless encoding makes unreadable.
    constexpr int many = 2'000;
    const QTemporaryDir directory;
    for (int i = 0; i < many; ++i) {
        const Result<ServerCertificate> made = ownCertificate(directory.path());
        QVERIFY2(made, qPrintable(QString::number(i)));
        const QByteArray serial = made->certificate.serialNumber();
        QVERIFY2(serial.size() == 47 && serial.at(0) >= '4' && serial.at(0) <= '7', serial);
        QVERIFY(QFile::remove(directory.filePath(u"server.crt"_s)));
    }
}

void CertificateTest::brokenFilesAreNamed()
{
    const QTemporaryDir directory;
    QVERIFY(ownCertificate(directory.path()));
    const QString keyFile = directory.filePath(u"server.key"_s);
    QVERIFY(QFile::remove(keyFile));
    const auto missing = ownCertificate(directory.path());
    QCOMPARE(missing.error().code, u"file_unreadable"_s);
    QCOMPARE(missing.error().args.value(u"file"_s).toString(), keyFile);

    QFile key(keyFile);
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write("no key") > 0);
    key.close();
    QCOMPARE(ownCertificate(directory.path()).error().code, u"certificate_malformed"_s);
}

void CertificateTest::aReadOnlyPlaceIsNamed()
{
    const auto result = ownCertificate(u"/proc/nowhere"_s);
    QCOMPARE(result.error().code, u"file_unwritable"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::CertificateTest)
#include "certificate_test.moc"
