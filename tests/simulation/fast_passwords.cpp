#include <sodium.h>

/// Stands in the place of libsodium's: hashing a password as slowly as it should be would take most
/// of a simulation's time. Verifying takes as long as the hash says.
extern "C" int crypto_pwhash_str_alg(char out[crypto_pwhash_STRBYTES], const char *const passwd,
                                     unsigned long long passwdlen, unsigned long long, size_t, int)
{
    return crypto_pwhash_argon2id_str(out, passwd, passwdlen, crypto_pwhash_OPSLIMIT_MIN,
                                      crypto_pwhash_MEMLIMIT_MIN);
}

extern "C" int crypto_pwhash_str(char out[crypto_pwhash_STRBYTES], const char *const passwd,
                                 unsigned long long passwdlen, unsigned long long, size_t)
{
    return crypto_pwhash_argon2id_str(out, passwd, passwdlen, crypto_pwhash_OPSLIMIT_MIN,
                                      crypto_pwhash_MEMLIMIT_MIN);
}

extern "C" int crypto_pwhash(unsigned char *const out, unsigned long long outlen,
                             const char *const passwd, unsigned long long passwdlen,
                             const unsigned char *const salt, unsigned long long, size_t, int)
{
    return crypto_pwhash_argon2id(out, outlen, passwd, passwdlen, salt, crypto_pwhash_OPSLIMIT_MIN,
                                  crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_ALG_ARGON2ID13);
}
