// Zero's side of one round: zero_round.mjs URL CHANGES
// On Node a client of Zero keeps everything in memory; there is nothing to upload, because Zero takes
// no writes without its server.

import { Arrivals } from './arrivals.mjs';
import { zeroClient } from './zero_client.mjs';

const [server, changes] = process.argv.slice(2);
const client = (userID) => zeroClient(server, userID);

// zero-cache has to have its copy of the table before the clock runs.
const early = client('early');
await early.query.party.limit(1).run({ type: 'complete' });
await early.close();

const begin = performance.now();
const reader = client('reader');
await reader.query.party.preload().complete;
const ms = performance.now() - begin;
const rows = (await reader.query.party.run({ type: 'unknown' })).length;

const some = (zero) => zero.query.party.orderBy('id', 'asc').limit(Number(changes));
const author = client('author');
const records = await some(author).run({ type: 'complete' });
const kept = some(author).materialize(); // a change is of a row that the author has
const arrivals = new Arrivals();
const view = some(reader).materialize();
view.addListener((parties) => parties.forEach((party) => arrivals.arrived(party.note)));
const latencies = await arrivals.measure(records,
    ({ id }, note) => author.mutate.party.update({ id, note }));
[view, kept].forEach((one) => one.destroy());
console.log(JSON.stringify({ firstSync: { rows, ms }, latencies }));
process.exit(0);
