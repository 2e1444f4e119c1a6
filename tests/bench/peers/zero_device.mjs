// A client of Zero, driven by lines on the standard input: zero_device.mjs URL PERSON TOKEN
//
// in                          out
//                             ready
// write NAME [CODE]           saved NAME, when the client shows it
// list                        list NAME ...

import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { zeroClient } from './zero_client.mjs';

const [server, userID, auth] = process.argv.slice(2);
const zero = zeroClient(server, userID, auth);
const view = zero.query.party.materialize();
let parties = [];
view.addListener((rows, state) => {
    parties = rows.map((party) => party.name);
    if (state === 'complete') {
        console.log('ready');
    }
});

const verbs = {
    async write(name, code = null) {
        await zero.mutate.party.insert({ id: randomUUID(), name, code, owner: userID });
        return `saved ${name}`;
    },
    list: async () => ['list', ...parties].join(' '),
};

for await (const line of createInterface({ input: process.stdin })) {
    const [verb, ...words] = line.split(' ');
    console.log(await verbs[verb](...words));
}
