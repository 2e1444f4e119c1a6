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

const kills = 100;
const writesEach = 50;
const longestMs = 300;

/// Starts a device 100 times, lets it write and send at the same time, and kills it at some moment
/// after its first word. `start()` answers a Child; `write` is what it is told; `there(start)` answers
/// the names that the server has. Answers the writes that the device had called saved, and how often
/// it died with work on its way.
export async function killInMidUpload(start, write, there) {
    const saved = [];
    let inWork = 0;
    for (let i = 0; i < kills; ++i) {
        const device = await start();
        names(`killed-${i}`, writesEach).forEach((name) => device.say(`${write} ${name}`));
        await device.line('saved ');
        await pause(Math.random() * longestMs);
        await device.kill();
        const mine = device.lines.filter((line) => line.startsWith('saved killed'));
        saved.push(...mine.map((line) => line.split(' ')[1]));
        inWork += (await there(`killed-${i}-`)).length < writesEach ? 1 : 0;
    }
    return { saved, note: `${inWork} of ${kills} times with work on its way` };
}
