// zero-cache, and a round of measurements with a new client.

import { writeFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { Child, freePort, run } from './processes.mjs';

const secret = 'a secret of the comparison alone';

/// A table's columns for zero_schema.mjs.
const columnsSql = `SELECT json_agg(json_build_object('name', column_name, 'type', data_type,
    'nullable', is_nullable = 'YES') ORDER BY ordinal_position)
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'party'`;

const bin = (name) => `node_modules/.bin/${name}`;

export class ZeroCache {
    /// Over the database `zero`, which holds the table `party`. `rule`: see zero_schema.mjs.
    static async start(postgres, folder, { rule = 'anyone', log } = {}) {
        const cache = new ZeroCache();
        const columns = `${folder}/columns.json`;
        writeFileSync(columns, await postgres.sql('zero', columnsSql));
        cache.port = await freePort();
        cache.url = `http://localhost:${cache.port}`;
        cache.log = log;
        cache.replica = `${folder}/zero-replica.db`;
        cache.environment = {
            ...process.env,
            DO_NOT_TRACK: '1',
            NODE_ENV: 'production', // of the packages that look at it
            PEERS_COLUMNS: columns,
            PEERS_RULE: rule,
            ZERO_UPSTREAM_DB: postgres.url('zero'),
            ZERO_REPLICA_FILE: cache.replica,
            ZERO_PORT: String(cache.port),
            ZERO_AUTH_SECRET: secret,
            ZERO_LOG_LEVEL: 'warn',
            ZERO_NUM_SYNC_WORKERS: '1',
            ZERO_ENABLE_TELEMETRY: 'false',
        };
        await run(bin('zero-deploy-permissions'), ['--schema-path', 'zero_schema.mjs'],
            { env: cache.environment });
        await cache.launch();
        return cache;
    }

    /// Returns when it has copied the table and answers. Now and then it ends at its first start,
    /// because a snapshot of PostgreSQL's is gone; who runs it would start it again.
    async launch() {
        for (let tries = 0; tries < 3; ++tries) {
            if (await this.#answers()) {
                return;
            }
        }
        throw new Error('zero-cache did not start');
    }
    async #answers() {
        this.child = new Child(bin('zero-cache'), [], { env: this.environment, log: this.log ?? 'ignore' });
        for (let tries = 0; tries < 600 && !this.child.ended; ++tries) {
            // Not /keepalive: zero-cache ends when it has been asked that and is not asked again.
            const answer = await fetch(this.url).catch(() => null);
            if (answer?.ok) {
                return true;
            }
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return false;
    }

    stop() {
        return this.child.kill('SIGTERM');
    }

    async round(changes) {
        return JSON.parse(await run(process.execPath, ['zero_round.mjs', this.url, String(changes)],
            { env: this.environment }));
    }
}

/// What a person shows to zero-cache: a token with his name.
export function tokenOf(person) {
    const part = (object) => Buffer.from(JSON.stringify(object)).toString('base64url');
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: person })}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
