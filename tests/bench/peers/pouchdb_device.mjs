// A device with PouchDB, driven by lines on the standard input:
//
//     pouchdb_device.mjs FOLDER URL [live]
//
// live: replicates to the server all the time, as soon as something is written.
//
// in                          out
// write NAME [CODE]           saved NAME
// edit NAME FIELD VALUE       saved NAME
// push                        pushed REFUSED
// pull [OWNER]                pulled; what the filter rows/of lets through, or all
// list                        list NAME ...

import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import PouchDB from 'pouchdb';

const [folder, url, live] = process.argv.slice(2);
const local = new PouchDB(folder);
const remote = new PouchDB(url);
if (live) {
    local.replicate.to(remote, { live: true, retry: true });
}

const all = async () => (await local.allDocs({ include_docs: true })).rows.map((row) => row.doc);

const verbs = {
    async write(name, code) {
        await local.put({ _id: `${name} ${randomUUID()}`, name, code, owner: 'ana' });
        return `saved ${name}`;
    },
    async edit(name, field, value) {
        const found = (await all()).find((document) => document.name === name);
        await local.put({ ...found, [field]: value });
        return `saved ${name}`;
    },
    async push() {
        const done = await local.replicate.to(remote);
        return `pushed ${done.doc_write_failures}`;
    },
    async pull(owner) {
        await local.replicate.from(remote, owner ? { filter: 'rows/of', query_params: { owner } } : {});
        return 'pulled';
    },
    async list() {
        return ['list', ...(await all()).map((document) => document.name)].join(' ');
    },
};

for await (const line of createInterface({ input: process.stdin })) {
    const [verb, ...words] = line.split(' ');
    console.log(await verbs[verb](...words));
}
