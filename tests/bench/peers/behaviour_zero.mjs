// The scenarios on Zero. On Node its client keeps everything in memory, and it takes no writes without
// its server: what depends on either has no meaning there.

import { openSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Child, run } from './processes.mjs';
import { Postgres } from './postgres.mjs';
import { eventually, killInMidUpload, names, pause, tally } from './tally.mjs';
import { tokenOf, ZeroCache } from './zero.mjs';

const memoryOnly = 'a client on Node keeps nothing, and Zero takes no writes without its server';
const settleMs = 5_000;
const patienceMs = 30_000;

export class ZeroWorld {
    static async make(folder) {
        const world = new ZeroWorld();
        world.folder = folder;
        world.log = openSync(`${folder}/zero.log`, 'a');
        world.ana = randomUUID();
        world.postgres = await Postgres.start(folder);
        await world.postgres.create('zero');
        await world.postgres.sql('zero',
            'CREATE TABLE party (id uuid PRIMARY KEY, name text NOT NULL, code text UNIQUE, owner uuid)');
        world.cache = await ZeroCache.start(world.postgres, folder, { rule: 'owner', log: world.log });
        return world;
    }

    async end() {
        await this.cache.stop();
        await this.postgres.stop();
    }

    async device() {
        const device = new Child(process.execPath,
            ['zero_device.mjs', this.cache.url, this.ana, tokenOf(this.ana)],
            { env: this.cache.environment, log: this.log });
        await device.line('ready');
        return device;
    }
    async write(device, list) {
        for (const name of list) {
            await device.ask(`write ${name}`, `saved ${name}`);
        }
    }
    async there(start) {
        return (await this.postgres.sql('zero', `SELECT name FROM party WHERE name LIKE '${start}%'`))
            .split('\n').filter(Boolean);
    }
    /// The names that are there once they are all there, or after half a minute.
    arrived(start, count) {
        return eventually(() => this.there(start), (there) => there.length >= count, patienceMs);
    }

    async killed() {
        const { saved, note } = await killInMidUpload(() => this.device(), 'write', (start) => this.there(start));
        await pause(settleMs);
        const { of, lost, doubled } = tally(saved, await this.there('killed'));
        return {
            none: `${memoryOnly}; ${note}: of ${of} writes that it showed the server has ${of - lost}, ${doubled} of them twice`,
        };
    }

    async revoked() {
        const device = await this.device();
        await this.write(device, ['revoked-one', 'kept-one']);
        await this.arrived('revoked-one', 1);
        await this.postgres.sql('zero', `UPDATE party SET owner = '${randomUUID()}' WHERE name = 'revoked-one'`);
        const shows = (list) => list.split(' ').includes('revoked-one');
        const list = await eventually(() => device.ask('list', 'list'), (answer) => !shows(answer));
        await device.kill();
        return { of: 1, left: Number(shows(list)), note: 'while connected' };
    }

    /// The whole server goes back: PostgreSQL and zero-cache's replica.
    async restored() {
        const device = await this.device();
        await this.write(device, names('before', 5));
        await this.arrived('before', 5);
        await this.cache.stop();
        await this.postgres.backup(`${this.folder}/backup`);
        await this.copyReplica(this.cache.replica, `${this.folder}/replica`);
        await this.cache.launch();
        const after = names('after', 20);
        await this.write(device, after);
        await this.arrived('after', after.length);
        await this.cache.stop();
        await this.postgres.restore(`${this.folder}/backup`);
        await this.copyReplica(`${this.folder}/replica`, this.cache.replica);
        await this.cache.launch();
        const there = await this.arrived('after', after.length);
        // Without a browser's database it ends itself when it wants to drop that.
        const dropped = device.ended;
        await device.kill();
        return {
            ...tally([...after, ...names('before', 5)], [...there, ...await this.there('before')]),
            note: dropped ? 'the client notices, and drops what it has' : 'the client goes on with what it has',
        };
    }
    async copyReplica(from, to) {
        await run('sh', ['-c', 'rm -f "$2" "$2"-*; for end in "" -wal -wal2 -shm; do'
            + ' [ ! -e "$1$end" ] || cp -a "$1$end" "$2$end"; done', 'copy', from, to]);
    }

    async refused() {
        await this.postgres.sql('zero', `INSERT INTO party VALUES ('${randomUUID()}', 'taken', 'TAKEN', NULL)`);
        const device = await this.device();
        const good = names('good', 100);
        device.say('write bad TAKEN');
        good.forEach((name) => device.say(`write ${name}`));
        await device.line(`saved ${good.at(-1)}`);
        const there = await this.arrived('good', good.length);
        const shown = (await device.ask('list', 'list')).split(' ').includes('bad');
        await device.kill();
        return {
            ...tally(good, there),
            note: `the refused one is ${shown ? 'still shown' : 'gone from the client again'}; online`,
        };
    }

    async cloned() {
        return { none: memoryOnly };
    }
    async late() {
        return { none: memoryOnly };
    }
}
