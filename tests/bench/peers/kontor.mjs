// kontor-server as a process of its own on the same PostgreSQL, and a round with a new desktop.

import { mkdirSync } from 'node:fs';
import { Child, run } from './processes.mjs';

/// Where the build is.
export const programs = process.env.PEERS_PROGRAMS;
const password = 'correct horse';

export class KontorServer {
    /// The database holds a company already.
    static async start(database, folder, { port = 0, log } = {}) {
        const server = new KontorServer();
        mkdirSync(`${folder}/kontor-server`, { recursive: true });
        server.child = new Child(`${programs}/kontor-server`,
            ['--data', `${folder}/kontor-server`, '--database', database, '--port', String(port)],
            { log: log ?? 'ignore' });
        const ready = await server.child.line('ready ');
        [, server.address, server.fingerprint] = ready.split(' ');
        server.fingerprint = server.fingerprint.replace('sha256:', '');
        server.port = Number(server.address.split(':')[1]);
        return server;
    }

    stop() {
        return this.child.kill('SIGTERM');
    }

    async round(folder, writes, changes) {
        return JSON.parse(await run(`${programs}/kontor-bench-desktop`,
            ['round', folder, this.address, this.fingerprint, String(writes), String(changes)]));
    }

    /// kontor-admin, signed in as the administrator.
    admin(...words) {
        return run(`${programs}/kontor-admin`,
            [...words, '--server', this.address, '--fingerprint', this.fingerprint],
            { env: { ...process.env, KONTOR_PASSWORD: password, KONTOR_NEW_PASSWORD: password } });
    }
}

/// Founds a company with so many customers.
export function fillKontor(database, customers) {
    return run(`${programs}/kontor-bench-desktop`, ['fill', database, String(customers)]);
}
