// The scenarios on PouchDB, with documents in place of rows.

import { cpSync, openSync, rmSync } from 'node:fs';
import PouchDB from 'pouchdb';
import { Child } from './processes.mjs';
import { PouchdbServer } from './pouchdb.mjs';
import { killInMidUpload, names, tally } from './tally.mjs';

export class PouchdbWorld {
    static async make(folder) {
        const world = new PouchdbWorld();
        world.folder = folder;
        world.log = openSync(`${folder}/pouchdb.log`, 'a');
        await world.startServer();
        return world;
    }

    end() {
        return this.server.stop();
    }

    async startServer() {
        this.server = await PouchdbServer.start(`${this.folder}/server`, { port: this.server?.port, log: this.log });
        this.remote = new PouchDB(this.server.url);
    }

    device(name, ...more) {
        return new Child(process.execPath,
            ['pouchdb_device.mjs', `${this.folder}/${name}`, this.server.url, ...more], { log: this.log });
    }
    async write(device, list) {
        for (const name of list) {
            await device.ask(`write ${name}`, `saved ${name}`);
        }
    }
    push(device) {
        return device.ask('push', 'pushed');
    }

    /// Those whose names, and with them their ids, begin so.
    async documents(start) {
        const range = { startkey: start, endkey: `${start}\ufff0`, include_docs: true };
        return (await this.remote.allDocs(range)).rows.map((row) => row.doc);
    }
    async there(start) {
        return (await this.documents(start)).map((document) => document.name);
    }
    async change(name, values) {
        const [found] = await this.documents(name);
        await this.remote.put({ ...found, ...values });
    }

    async killed() {
        const { saved, note } = await killInMidUpload(() => this.device('killed', 'live'), 'write',
            (start) => this.there(start));
        const device = this.device('killed');
        await this.push(device);
        await device.kill();
        return { ...tally(saved, await this.there('killed')), note };
    }

    async revoked() {
        const filter = 'function (document, request) { return document.owner === request.query.owner; }';
        await this.remote.put({ _id: '_design/rows', filters: { of: filter } });
        await this.remote.put({ _id: 'revoked-one', name: 'revoked-one', owner: 'ana' });
        const device = this.device('revoked');
        await device.ask('pull ana', 'pulled');
        await this.change('revoked-one', { owner: 'bob' });
        await device.ask('pull ana', 'pulled');
        const shown = (await device.ask('list', 'list')).split(' ').includes('revoked-one');
        await device.kill();
        return { of: 1, left: shown ? 1 : 0, note: 'the filter by owner keeps the change away from the device, and so the row on it' };
    }

    async restored() {
        const device = this.device('restored');
        await this.write(device, names('before', 5));
        await this.push(device);
        await this.server.stop();
        cpSync(`${this.folder}/server`, `${this.folder}/backup`, { recursive: true });
        await this.startServer();
        const after = names('after', 20);
        await this.write(device, after);
        await this.push(device);
        await this.server.stop();
        rmSync(`${this.folder}/server`, { recursive: true });
        cpSync(`${this.folder}/backup`, `${this.folder}/server`, { recursive: true });
        await this.startServer();
        await this.push(device);
        await device.kill();
        return tally([...after, ...names('before', 5)], [...await this.there('after'), ...await this.there('before')]);
    }

    async cloned() {
        const first = this.device('cloned');
        await this.write(first, ['cloned-before']);
        await this.push(first);
        await this.write(first, ['cloned-shared']);
        await first.kill();
        cpSync(`${this.folder}/cloned`, `${this.folder}/clone`, { recursive: true });
        const devices = [this.device('cloned'), this.device('clone')];
        for (const [i, device] of devices.entries()) {
            await this.write(device, [`cloned-${i}`]);
        }
        for (const device of devices) {
            await this.push(device);
            await device.kill();
        }
        return {
            ...tally(['cloned-shared', 'cloned-0', 'cloned-1'], await this.there('cloned')),
            note: 'nobody notices that there are two',
        };
    }

    async refused() {
        // A server of CouchDB's kind decides by the document alone; it cannot ask for another one.
        const rule = "function (document) { if (document.code === 'TAKEN') { throw { forbidden: 'taken' }; } }";
        await this.remote.put({ _id: '_design/rule', validate_doc_update: rule });
        const device = this.device('refused');
        await device.ask('write bad TAKEN', 'saved bad');
        const good = names('good', 100);
        await this.write(device, good);
        const refused = Number(await this.push(device));
        await this.remote.remove(await this.remote.get('_design/rule'));
        await this.push(device);
        const sent = (await this.there('bad')).length;
        const kept = (await device.ask('list', 'list')).split(' ').includes('bad');
        await device.kill();
        return {
            ...tally(good, await this.there('good')),
            note: `${refused} refused; it ${kept ? 'stays on the device as if it were saved' : 'is gone from the device'} `
                + `and is ${sent ? '' : 'not '}sent when the reason is gone`,
        };
    }

    async late() {
        const device = this.device('late');
        await device.ask('write common', 'saved common');
        await this.push(device);
        const typed = names('late', 10);
        await this.write(device, typed);
        await device.ask('edit common phone 110', 'saved common');
        await this.change('common', { website: 'common.example' });
        await this.remote.compact();
        await this.push(device);
        await device.ask('pull', 'pulled');
        await device.kill();
        const common = (await this.documents('common'))[0];
        const missing = Number(common.phone !== '110') + Number(common.website !== 'common.example');
        const result = tally(typed, await this.there('late'));
        return {
            ...result, of: typed.length + 2, lost: result.lost + missing,
            note: 'there is no limit of days; of the two changes to one row one wins, the other one is hidden as a conflict',
        };
    }
}
