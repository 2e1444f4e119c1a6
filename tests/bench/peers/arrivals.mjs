// From the moment a change is made at one client until the other one has it.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/// From one change to the next, so that each is on its way alone.
const pauseMs = 50;
const patienceMs = 30_000;

export class Arrivals {
    #awaited = null;
    #resolve = null;

    /// The other client has a record with this note.
    arrived(note) {
        if (note !== null && note === this.#awaited) {
            this.#awaited = null;
            this.#resolve(performance.now());
        }
    }

    /// Writes a new note into each record, one after the other; answers the times in ms.
    async measure(records, write) {
        const times = [];
        for (const record of records) {
            const note = randomUUID();
            this.#awaited = note;
            const arrival = new Promise((resolve, reject) => {
                this.#resolve = resolve;
                setTimeout(() => reject(new Error('a change did not arrive')), patienceMs).unref();
            });
            const begin = performance.now();
            await Promise.all([write(record, note), arrival]);
            times.push((await arrival) - begin);
            await pause(pauseMs);
        }
        return times;
    }
}
