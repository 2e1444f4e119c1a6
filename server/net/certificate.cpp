#include "server/net/certificate.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION *extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO *memory) const { BIO_free(memory); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Free>;
using CertificatePointer = std::unique_ptr<X509, Free>;
using BioPointer = std::unique_ptr<BIO, Free>;

constexpr long secondsInYear = 365L * 24 * 3600;
constexpr long yearsValid = 30;

void addExtension(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    Q_ASSERT(extension != nullptr);
    X509_add_ext(certificate, extension.get(), -1);
}

/// A serial number nobody else has: RFC 5280 asks for at most 20 bytes, positive.
void setRandomSerial(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    // Neither negative nor led by zeros, which strict readers refuse.
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7fU) | 0x40U);
    ASN1_STRING_set(X509_get_serialNumber(certificate), bytes.data(),
                    static_cast<int>(bytes.size()));
}

CertificatePointer makeCertificate(EVP_PKEY *key)
{
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    setRandomSerial(certificate.get());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -secondsInYear / 365);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), secondsInYear * yearsValid);
    X509_NAME *const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>("kontor-server"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
    X509_set_pubkey(certificate.get(), key);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

QByteArray contentOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, size);
}

Result<void> writeFile(const QString &path, const QByteArray &content,
                       QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions)
        || file.write(content) != content.size() || !file.commit()) {
        return fail("file_unwritable", "", {{u"file"_s, path}});
    }
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail("file_unreadable", "", {{u"file"_s, path}});
    }
    return file.readAll();
}

} // namespace

Result<ServerCertificate> readCertificate(const QString &certificateFile, const QString &keyFile)
{
    TRY_ASSIGN(const QByteArray certificatePem, readFile(certificateFile));
    TRY_ASSIGN(const QByteArray keyPem, readFile(keyFile));
    ServerCertificate result;
    result.certificate = QSslCertificate(certificatePem);
    if (result.certificate.isNull()) {
        return fail("certificate_malformed", "", {{u"file"_s, certificateFile}});
    }
    result.key = QSslKey(keyPem, result.certificate.publicKey().algorithm());
    if (result.key.isNull()) {
        return fail("certificate_malformed", "", {{u"file"_s, keyFile}});
    }
    return result;
}

Result<ServerCertificate> ownCertificate(const QString &dataDirectory)
{
    const QDir directory(dataDirectory);
    const QString certificateFile = directory.filePath(u"server.crt"_s);
    const QString keyFile = directory.filePath(u"server.key"_s);
    if (!QFile::exists(certificateFile)) {
        const KeyPointer key(EVP_EC_gen("P-256"));
        const CertificatePointer certificate = makeCertificate(key.get());
        const BioPointer keyPem(BIO_new(BIO_s_mem()));
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        const BioPointer certificatePem(BIO_new(BIO_s_mem()));
        PEM_write_bio_X509(certificatePem.get(), certificate.get());
        // The certificate comes last: once it is there, both are.
        TRY(writeFile(keyFile, contentOf(keyPem.get()),
                      QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        TRY(writeFile(certificateFile, contentOf(certificatePem.get()),
                      QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther
                          | QFileDevice::ReadGroup));
    }
    return readCertificate(certificateFile, keyFile);
}

} // namespace kontor
