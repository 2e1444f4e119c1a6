// A server of PouchDB as a process of its own, and a round with a new client.

import { mkdirSync, readFileSync } from 'node:fs';
import { Child, freePort, run } from './processes.mjs';

export class PouchdbServer {
    /// Its databases lie in the folder.
    static async start(folder, { port, log } = {}) {
        const server = new PouchdbServer();
        mkdirSync(folder, { recursive: true });
        server.port = port ?? await freePort();
        server.url = `http://127.0.0.1:${server.port}/customers`;
        server.child = new Child(process.execPath, ['pouchdb_server.mjs', folder, String(server.port)],
            { log: log ?? 'ignore' });
        await server.child.line('ready');
        return server;
    }

    stop() {
        return this.child.kill('SIGTERM');
    }

    /// Documents from a file with one JSON document a line.
    async fill(documents) {
        const { default: PouchDB } = await import('pouchdb');
        const remote = new PouchDB(this.url);
        const lines = readFileSync(documents, 'utf8').trim().split('\n');
        const atOnce = 1000;
        for (let at = 0; at < lines.length; at += atOnce) {
            await remote.bulkDocs(lines.slice(at, at + atOnce).map((line) => JSON.parse(line)));
        }
    }

    async round(folder, documents, writes, changes) {
        mkdirSync(folder);
        return JSON.parse(await run(process.execPath,
            ['pouchdb_round.mjs', folder, this.url, documents, String(writes), String(changes)]));
    }
}
