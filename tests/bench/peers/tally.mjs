// What the scenarios count with.

import { setTimeout as pause } from 'node:timers/promises';

export { pause };

/// `expected` names against those that are there: how many are missing, how many there more than once.
export function tally(expected, there) {
    const counts = new Map();
    there.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    return {
        of: expected.length,
        lost: expected.filter((name) => !counts.has(name)).length,
        doubled: [...counts.values()].filter((count) => count > 1).length,
    };
}

export const names = (start, count) => Array.from({ length: count }, (_, i) => `${start}-${i}`);

/// Asks again and again until the answer is good, for as long as a person would wait; answers the last
/// answer, good or not.
export async function eventually(ask, isGood, timeoutMs = 30_000) {
    const end = performance.now() + timeoutMs;
    for (;;) {
        const answer = await ask();
        if (isGood(answer) || performance.now() > end) {
            return answer;
        }
        await pause(200);
    }
}

/// So often a device has to die with work on its way, and so often it is tried at most.
const kills = 100;
const mostTries = 1000;
const writesEach = 100;

/// Starts a device that writes and sends at the same time, and answers it after its first word.
async function started(start, write, round) {
    const device = await start();
    names(`killed-${round}`, writesEach).forEach((name) => device.say(`${write} ${name}`));
    await device.line('saved ');
    return device;
}

/// How long that takes when nobody kills it, in milliseconds.
async function undisturbed(start, write, there) {
    const device = await started(start, write, 'never');
    const begin = performance.now();
    while ((await there('killed-never-')).length < writesEach) {
        await pause(5);
    }
    const taken = performance.now() - begin;
    await device.kill();
    return taken;
}

/// Kills a device at some moment while it writes and sends, until it has died a hundred times with work
/// on its way. `start()` answers a Child; `write` is what it is told; `there(start)` answers the names
/// that the server has. Answers the writes that the device had called saved, and how often it died.
export async function killInMidUpload(start, write, there) {
    const saved = [];
    const longest = await undisturbed(start, write, there);
    let inWork = 0;
    let tries = 0;
    for (; inWork < kills && tries < mostTries; ++tries) {
        const device = await started(start, write, tries);
        await pause(Math.random() * longest);
        await device.kill();
        const mine = device.lines.filter((line) => line.startsWith('saved killed'));
        saved.push(...mine.map((line) => line.split(' ')[1]));
        inWork += (await there(`killed-${tries}-`)).length < writesEach ? 1 : 0;
    }
    return { saved, note: `killed ${tries} times, ${inWork} of them with work on its way` };
}
