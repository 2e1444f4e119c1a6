// The scenarios on Kontor: server, PostgreSQL and devices are processes of their own.

import { cpSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { Child, run } from './processes.mjs';
import { KontorServer, programs } from './kontor.mjs';
import { Postgres } from './postgres.mjs';
import { eventually, killInMidUpload, names, tally } from './tally.mjs';

const daysAway = 91;

const lastState = (lines) => lines.findLast((line) => line.startsWith('state ')) ?? '';

export class KontorWorld {
    static async make(folder) {
        const world = new KontorWorld();
        world.folder = folder;
        world.log = openSync(`${folder}/kontor.log`, 'a');
        world.postgres = await Postgres.start(folder);
        await world.postgres.create('kontor');
        await run(`${programs}/kontor-admin`,
            ['init', 'Company', '--database', world.postgres.url('kontor'), '--country', 'GB',
                '--currency', 'GBP', '--chart', 'international'],
            { env: { ...process.env, KONTOR_PASSWORD: 'correct horse' } });
        await world.startServer();
        for (const person of ['ana', 'bob']) {
            await world.server.admin('user', 'add', person, '--role', 'Sales');
        }
        return world;
    }

    async end() {
        await this.server.stop();
        await this.postgres.stop();
    }

    async startServer() {
        // On the same port again: devices know it.
        this.server = await KontorServer.start(this.postgres.url('kontor'), this.folder,
            { port: this.server?.port, log: this.log });
    }

    /// The device whose copy and outbox lie in this folder.
    device(name, ...more) {
        return new Child(`${programs}/kontor-test-device`,
            [`${this.folder}/${name}`, this.server.address, 'ana', this.server.fingerprint, ...more],
            { log: this.log });
    }

    /// Waits until it has nothing to send and has everything.
    async level(device) {
        device.say('reconnect');
        await device.until((lines) => lastState(lines).startsWith('state online 0'), 'level state');
    }
    async levelDevice(name) {
        const device = this.device(name);
        await this.level(device);
        return device;
    }
    async offline(device) {
        device.say('disconnect');
        await device.until((lines) => lastState(lines).startsWith('state offline'), 'end of the connection');
    }
    /// The device sees it go.
    async stopServer(device) {
        await this.server.stop();
        await device.until((lines) => !lastState(lines).startsWith('state online'), 'end of the connection');
    }
    async write(device, list) {
        for (const name of list) {
            await device.ask(`customer ${name}`, `saved ${name}`);
        }
    }

    async there(start) {
        const rows = await this.postgres.sql('kontor', `SELECT name FROM party WHERE name LIKE '${start}%'`);
        return rows.split('\n').filter(Boolean);
    }
    /// The names that are there once they are all there, or after half a minute.
    arrived(start, count) {
        return eventually(() => this.there(start), (there) => there.length >= count);
    }
    column(name, column) {
        return this.postgres.sql('kontor', `SELECT ${column} FROM party WHERE name = '${name}'`);
    }
    async change(name, values) {
        const id = await this.column(name, 'id');
        await this.server.admin('call', 'party.update', JSON.stringify({ id, ...values }));
    }

    async killed() {
        await (await this.levelDevice('killed')).kill();
        const { saved, note } = await killInMidUpload(() => this.device('killed'), 'customer',
            (start) => this.there(start));
        await (await this.levelDevice('killed')).kill();
        return { ...tally(saved, await this.there('killed')), note };
    }

    async revoked() {
        const person = (login) => this.postgres.sql('kontor', `SELECT id FROM "user" WHERE login = '${login}'`);
        await this.server.admin('call', 'party.create',
            JSON.stringify({ name: 'revoked-one', owner: await person('ana') }));
        const device = await this.levelDevice('revoked');
        const has = async () => await device.ask('find revoked-one', 'found') !== '0';
        if (!await eventually(has, Boolean)) {
            throw new Error('the row did not reach the device');
        }
        await this.offline(device);
        await this.change('revoked-one', { owner: await person('bob') });
        await this.level(device);
        const shown = await eventually(has, (still) => !still);
        device.say('quit');
        await device.end;
        const files = readdirSync(`${this.folder}/revoked`, { recursive: true, withFileTypes: true })
            .filter((file) => file.isFile()).map((file) => `${file.parentPath ?? file.path}/${file.name}`);
        const bytes = files.filter((file) => readFileSync(file).includes('revoked-one'));
        return { of: 1, left: shown || bytes.length ? 1 : 0, note: `its name is in ${bytes.length} of ${files.length} files` };
    }

    async restored() {
        const device = await this.levelDevice('restored');
        const [before, after] = [names('before', 5), names('after', 20)];
        await this.write(device, before);
        await this.arrived('before', before.length);
        await this.stopServer(device);
        await this.postgres.backup(`${this.folder}/backup`);
        await this.startServer();
        await this.write(device, after);
        await this.arrived('after', after.length);
        await this.level(device);
        await this.stopServer(device);
        await this.postgres.restore(`${this.folder}/backup`);
        await this.startServer();
        await this.level(device);
        const there = await this.arrived('after', after.length);
        await device.kill();
        return tally([...after, ...before], [...there, ...await this.there('before')]);
    }

    async cloned() {
        const first = await this.levelDevice('cloned');
        await this.offline(first);
        await this.write(first, ['cloned-shared']);
        await first.kill();
        cpSync(`${this.folder}/cloned`, `${this.folder}/clone`, { recursive: true });
        await this.server.stop();
        const devices = [this.device('cloned'), this.device('clone')];
        for (const [i, device] of devices.entries()) {
            await device.line('signed in');
            await this.write(device, [`cloned-${i}`]);
        }
        await this.startServer();
        await this.level(devices[0]);
        await devices[0].kill();
        // The copy is told that it is one, and its person signs in once more.
        devices[1].say('reconnect');
        await devices[1].until((lines) => lines.some((line) => line.endsWith('device_forked')), 'notice of the fork');
        devices[1].say('sign-in');
        await this.level(devices[1]);
        await devices[1].kill();
        return {
            ...tally(['cloned-shared', 'cloned-0', 'cloned-1'], await this.arrived('cloned', 3)),
            note: 'the copy notices that it is one and asks for the password again',
        };
    }

    async refused() {
        const device = await this.levelDevice('refused');
        await this.offline(device);
        await this.server.admin('call', 'party.create', JSON.stringify({ name: 'taken', code: 'TAKEN' }));
        await device.ask('customer bad TAKEN', 'saved bad');
        const good = names('good', 100);
        await this.write(device, good);
        await this.level(device);
        const waiting = await device.ask('attention', 'attention');
        await device.kill();
        return {
            ...tally(good, await this.arrived('good', good.length)),
            note: `the refused one waits for its person with the reason: ${waiting || 'nothing'}`,
        };
    }

    async late() {
        let device = this.device('late', String(daysAway));
        await device.line('state online 0');
        await this.write(device, ['common']);
        await this.arrived('common', 1);
        await this.offline(device);
        const typed = names('late', 10);
        await this.write(device, typed);
        await device.ask('edit common phone 110', 'saved common');
        await device.kill();
        await this.passDays();
        await this.change('common', { website: 'common.example' });
        device = this.device('late');
        const told = await device.until((lines) => lines.find((line) => /^refused|lease_expired|^state online 0/.test(line)));
        if (!told.startsWith('state online')) {
            await device.ask('sign-in', 'signed in');
            await this.level(device);
        }
        await device.kill();
        const result = tally(typed, await this.arrived('late', typed.length));
        const both = [await this.column('common', 'phone'), await this.column('common', 'website')];
        const missing = Number(both[0] !== '110') + Number(both[1] !== 'common.example');
        return { ...result, of: typed.length + 2, lost: result.lost + missing, note: `the device was told: ${told}` };
    }

    /// The server's log of changes grows old, and the server forgets it by itself, as it does daily.
    async passDays() {
        const ticks = () => this.postgres.sql('kontor', 'SELECT MIN(tick) FROM feed_tick');
        const oldest = await ticks();
        await this.server.stop();
        await this.postgres.sql('kontor', `UPDATE feed_tick SET at = at - ${daysAway * 86_400_000}::bigint;
            UPDATE job_run SET last_run = 0`);
        await this.startServer();
        await this.server.admin('call', 'party.create', JSON.stringify({ name: 'newer' }));
        const found = await eventually(ticks, (tick) => tick !== oldest, 90_000);
        if (found === oldest) {
            throw new Error('the server did not forget its old changes');
        }
    }
}
