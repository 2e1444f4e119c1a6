// What the three do when something goes wrong: every scenario is carried out on each system that has
// the notion, and what is lost or doubled is counted.

import { mkdirSync } from 'node:fs';
import { say } from './figures.mjs';
import { KontorWorld } from './behaviour_kontor.mjs';
import { PouchdbWorld } from './behaviour_pouchdb.mjs';
import { ZeroWorld } from './behaviour_zero.mjs';

const scenarios = {
    killed: 'the client is killed in the middle of its upload, 100 times',
    revoked: 'a row is taken from a person: what is left of it on the device',
    restored: 'the server is restored from a copy that lacks 20 writes it had acknowledged',
    cloned: 'a device with an unsent write is copied, and both go on',
    refused: 'a write that the server refuses is followed by 100 good ones',
    late: 'a device comes back after 91 days with 10 new rows and a change to a row that was changed',
};

const worlds = { kontor: KontorWorld, zero: ZeroWorld, pouchdb: PouchdbWorld };

function print(scenario, system, found) {
    const name = `peers.${scenario}.${system}`;
    if (found.none) {
        console.log(`${name} n/a (${found.none})`);
        return 'n/a';
    }
    for (const count of ['lost', 'doubled', 'left']) {
        if (found[count] !== undefined) {
            console.log(`${name}.${count} ${found[count]} of ${found.of}`);
        }
    }
    if (found.note) {
        console.log(`${name} (${found.note})`);
    }
    return found.left === undefined ? `${found.lost} / ${found.doubled}` : `${found.left} left`;
}

export async function compareBehaviour(folder) {
    const cells = Object.fromEntries(Object.keys(scenarios).map((scenario) => [scenario, []]));
    for (const [system, World] of Object.entries(worlds)) {
        const place = `${folder}/behaviour-${system}`;
        mkdirSync(place, { mode: 0o711 });
        const world = await World.make(place);
        for (const scenario of Object.keys(scenarios)) {
            say(`${system}: ${scenario}`);
            cells[scenario].push(print(scenario, system, await world[scenario]()));
        }
        await world.end();
    }
    const rows = Object.entries(scenarios).map(([scenario, text]) => [text, ...cells[scenario]]);
    for (const row of [['lost / doubled', ...Object.keys(worlds)], ...rows]) {
        console.log(`| ${row.join(' | ')} |`);
    }
}
