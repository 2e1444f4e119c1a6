// PouchDB's side of one round: pouchdb_round.mjs FOLDER URL DOCUMENTS WRITES CHANGES
// DOCUMENTS holds one JSON document a line; the writes are copies of the first ones.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import PouchDB from 'pouchdb';
import { Arrivals } from './arrivals.mjs';

// Larger batches than the usual 100 make PouchDB faster.
export const batches = { batch_size: 1000, batches_limit: 10 };

const [folder, url, documents, writes, changes] = process.argv.slice(2);
const remote = new PouchDB(url);

async function firstDocuments(count) {
    const found = [];
    for await (const line of createInterface({ input: createReadStream(documents) })) {
        if (found.push(JSON.parse(line)) === count) {
            break;
        }
    }
    return found;
}

async function timed(work) {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
}

const local = new PouchDB(`${folder}/one`);
const ms = await timed(() => local.replicate.from(remote, batches));
const firstSync = { rows: (await local.info()).doc_count, ms };

const made = await firstDocuments(Number(writes));
const savedMs = await timed(async () => {
    for (const document of made) {
        await local.put({ ...document, _id: randomUUID() });
    }
});
const sentMs = await timed(() => local.replicate.to(remote, batches));
const upload = { rows: made.length, savedMs, ms: sentMs };

// The other client has everything before the changes begin.
const other = new PouchDB(`${folder}/other`);
await other.replicate.from(remote, batches);
const live = [
    local.replicate.to(remote, { live: true }),
    other.replicate.from(remote, { live: true }),
];
const arrivals = new Arrivals();
const feed = other.changes({ live: true, since: 'now', include_docs: true })
    .on('change', (change) => arrivals.arrived(change.doc.note));
const latencies = await arrivals.measure(
    (await local.allDocs({ include_docs: true, limit: Number(changes) })).rows.map((row) => row.doc),
    (document, note) => local.put({ ...document, note }));
[...live, feed].forEach((one) => one.cancel());
console.log(JSON.stringify({ firstSync, upload, latencies }));
process.exit(0);
