// A private PostgreSQL on loopback, durable as PostgreSQL is by default.

import { chownSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { Child, freePort, run } from './processes.mjs';

const installed = '/usr/lib/postgresql';

function newestBin() {
    const versions = readdirSync(installed).sort((a, b) => Number(a) - Number(b));
    return `${installed}/${versions.at(-1)}/bin`;
}

/// PostgreSQL refuses root: then it runs as the user postgres.
function account() {
    if (process.getuid() !== 0) {
        return {};
    }
    const id = (flag) => Number(execFileSync('id', [flag, 'postgres']));
    return { uid: id('-u'), gid: id('-g'), cwd: '/' };
}

export class Postgres {
    /// The folder and all above it let the user postgres pass, where that one is needed.
    static async start(folder) {
        const postgres = new Postgres();
        postgres.bin = newestBin();
        postgres.account = account();
        postgres.data = `${folder}/postgres`;
        postgres.port = await freePort();
        postgres.log = openSync(`${folder}/postgres.log`, 'a');
        mkdirSync(postgres.data, { mode: 0o700 });
        if (postgres.account.uid !== undefined) {
            chownSync(postgres.data, postgres.account.uid, postgres.account.gid);
        }
        await run(`${postgres.bin}/initdb`,
            ['-D', postgres.data, '--username=kontor', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
            postgres.account);
        await postgres.launch();
        return postgres;
    }

    async launch() {
        const settings = {
            port: this.port, listen_addresses: '127.0.0.1', unix_socket_directories: '',
            max_connections: 200, wal_level: 'logical', max_wal_senders: 10, max_replication_slots: 10,
        };
        const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
        this.child = new Child(`${this.bin}/postgres`, ['-D', this.data, ...words],
            { ...this.account, log: this.log });
        for (let tries = 0; tries < 200 && !this.child.ended; ++tries) {
            try {
                return await this.sql('postgres', 'SELECT 1');
            } catch {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        }
        throw new Error('PostgreSQL did not start');
    }

    /// Ends it in good order, whoever is connected.
    stop() {
        return this.child.kill('SIGINT');
    }

    /// Copies all databases to a folder, or puts such a copy in their place: the server of an hour ago.
    async backup(folder) {
        await this.stop();
        rmSync(folder, { recursive: true, force: true });
        await this.#copy(this.data, folder);
        await this.launch();
    }
    async restore(folder) {
        await this.stop();
        rmSync(this.data, { recursive: true });
        await this.#copy(folder, this.data);
        await this.launch();
    }
    async #copy(from, to) {
        // By a program: owner and rights have to stay.
        await run('cp', ['-a', from, to]);
    }

    url(database) {
        return `postgres://kontor@127.0.0.1:${this.port}/${database}`;
    }
    create(database) {
        return run(`${this.bin}/createdb`, [...this.#client(), database]);
    }
    sql(database, text) {
        return run(`${this.bin}/psql`, [...this.#client(), '-d', database, '-qtAX', '-v', 'ON_ERROR_STOP=1'],
            { input: text });
    }
    /// Copies one table with its rows into another database.
    async copyTable(table, from, to) {
        const dump = `${this.data}/../${table}.sql`;
        await run(`${this.bin}/pg_dump`, [...this.#client(), '--no-owner', '-t', table, '-f', dump, from]);
        await run(`${this.bin}/psql`, [...this.#client(), '-d', to, '-qX', '-v', 'ON_ERROR_STOP=1', '-f', dump]);
        rmSync(dump);
    }

    #client() {
        return ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'kontor'];
    }
}
