#pragma once

#include "common/wire/socket_peer.h"
#include "server/net/certificate.h"

#include <QHostAddress>

namespace kontor {

/// How the server's network side behaves.
struct ServerOptions {
    QHostAddress listen = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any that is free
    ServerCertificate certificate;

    int schema = 0;  ///< of the database, told to clients
    QString version; ///< of the program, told to clients

    int workers = 16; ///< threads that answer requests
    /// Requests of one client that are worked on at once, so that nobody takes all workers.
    int workersOfClient = 4;
    int connections = 500;          ///< at once
    int connectionsOfAddress = 100; ///< at once; an office behind one address shares it

    int helloMs = wire::limits::helloMs;
    int signInMs = wire::limits::signInMs;
    /// After this long a stopping server does not wait for slow clients any more; requests that
    /// run are finished all the same.
    int stopMs = 10'000;
    wire::SocketPeer::Options peer = {};
};

} // namespace kontor
