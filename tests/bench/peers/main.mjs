// Kontor beside Zero and PouchDB: ./run bench peers [--rounds N] [--only PART]

import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareBehaviour } from './behaviour.mjs';
import { say } from './figures.mjs';
import { killAll } from './processes.mjs';
import { compareSpeed } from './speed.mjs';

const systems = ['kontor', 'zero', 'pouchdb'];
const parts = [...systems, 'speed', 'behaviour'];
const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!(rounds >= 1) || (values.only && !parts.includes(values.only))) {
    console.error(`usage: peers [--rounds N] [--only ${parts.join('|')}]`);
    process.exit(2);
}

// Not below /tmp, which may be memory.
const folder = mkdtempSync('/var/tmp/kontor-peers-');
chmodSync(folder, 0o711); // PostgreSQL runs as another user when this is root
process.on('exit', () => {
    killAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const load = () => readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
say(`load of the machine at the begin: ${load()}`);
if (values.only !== 'behaviour') {
    // One system alone has nothing to be compared with, but its figures are wanted.
    await compareSpeed(folder, systems.includes(values.only) ? [values.only] : systems, rounds);
}
if (!values.only || values.only === 'behaviour') {
    await compareBehaviour(folder);
}
say(`load of the machine at the end: ${load()}`);
process.exit(0);
