// How fast the three are with the same rows, in turn.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { figure, median, percentile, say } from './figures.mjs';
import { fillKontor, KontorServer } from './kontor.mjs';
import { Postgres } from './postgres.mjs';
import { PouchdbServer } from './pouchdb.mjs';
import { ZeroCache } from './zero.mjs';

const customers = 100_000;
const documents = 20_000; // PouchDB is slow enough with these; the rate counts
const writes = 2_000;
const changes = 60;

const rate = ({ rows, ms }) => (rows / ms) * 1000;

/// The technical columns that Kontor derives on each side for itself, and sends to nobody.
const derived = ['search_text', 'name_sort'];

/// Makes the rows, for those that will take part.
async function prepare(folder, systems) {
    const postgres = await Postgres.start(folder);
    say(`making ${customers} customers`);
    await postgres.create('kontor');
    await fillKontor(postgres.url('kontor'), customers);
    if (systems.includes('zero')) {
        await postgres.create('zero');
        await postgres.copyTable('party', 'kontor', 'zero');
        for (const column of derived) {
            await postgres.sql('zero', `ALTER TABLE party DROP COLUMN ${column}`);
        }
    }
    const rows = `${folder}/documents`;
    writeFileSync(rows, await postgres.sql('kontor', `
        SELECT jsonb_set(to_jsonb(party) - '{id,${derived}}'::text[], '{_id}', to_jsonb(id))
        FROM party LIMIT ${documents}`));
    return { postgres, rows };
}

/// What runs one round of each system: its server is there only then, so that it does not disturb
/// the others.
function rounds(folder, postgres, rows) {
    let round = 0;
    return {
        async kontor() {
            const server = await KontorServer.start(postgres.url('kontor'), folder);
            const figures = await server.round(mkdtempSync(`${folder}/desktop-`), writes, changes);
            await server.stop();
            return figures;
        },
        async zero() {
            const cache = await ZeroCache.start(postgres, folder);
            const figures = await cache.round(changes);
            await cache.stop();
            return figures;
        },
        async pouchdb() {
            const server = await PouchdbServer.start(`${folder}/pouchdb-server`);
            if (round === 0) {
                say(`making ${documents} documents`);
                await server.fill(rows);
            }
            const figures = await server.round(`${folder}/pouchdb-${++round}`, rows, writes, changes);
            await server.stop();
            return figures;
        },
    };
}

function tell(system, figures) {
    const first = `first synchronisation ${Math.round(rate(figures.firstSync))} rows/s`;
    const upload = figures.upload ? `, upload ${Math.round(rate(figures.upload))} rows/s` : '';
    say(`${system}: ${first}${upload}, client to client ${median(figures.latencies).toFixed(1)} ms`);
}

function printSystem(system, all) {
    const name = `peers.${system}`;
    figure(`${name}.first-sync`, all.map((one) => rate(one.firstSync)), 'rows/s');
    if (all[0].upload) {
        figure(`${name}.save-offline`, all.map(({ upload }) => (upload.rows / upload.savedMs) * 1000), 'rows/s');
        figure(`${name}.upload`, all.map((one) => rate(one.upload)), 'rows/s');
    }
    figure(`${name}.client-to-client.p50`, all.map((one) => median(one.latencies)), 'ms');
    figure(`${name}.client-to-client.p95`, all.map((one) => percentile(one.latencies, 95)), 'ms');
}

/// How many times faster Kontor was, round by round.
function printRatios(peer, kontor, all, least) {
    const name = `peers.${peer}`;
    const ratios = (of) => kontor.map((ours, round) => of(ours, all[round]));
    figure(`${name}.first-sync.ratio`,
        ratios((ours, theirs) => rate(ours.firstSync) / rate(theirs.firstSync)), 'times', least.firstSync);
    if (all[0].upload) {
        figure(`${name}.upload.ratio`,
            ratios((ours, theirs) => rate(ours.upload) / rate(theirs.upload)), 'times', least.upload);
    }
    figure(`${name}.client-to-client.ratio`,
        ratios((ours, theirs) => median(theirs.latencies) / median(ours.latencies)), 'times', 1);
}

export async function compareSpeed(folder, systems, count) {
    const { postgres, rows } = await prepare(folder, systems);
    const runs = rounds(folder, postgres, rows);
    const figures = Object.fromEntries(systems.map((system) => [system, []]));
    for (let round = 1; round <= count; ++round) {
        say(`round ${round} of ${count}`);
        for (const system of systems) {
            const measured = await runs[system]();
            tell(system, measured);
            figures[system].push(measured);
        }
    }
    await postgres.stop();
    rmSync(postgres.data, { recursive: true });
    systems.forEach((system) => printSystem(system, figures[system]));
    const goals = { zero: { firstSync: 4 }, pouchdb: { firstSync: 10, upload: 5 } };
    for (const [peer, least] of Object.entries(goals)) {
        if (figures.kontor && figures[peer]) {
            printRatios(peer, figures.kontor, figures[peer], least);
        }
    }
}
