// Processes that are talked to in lines, and that end with this one.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createServer } from 'node:net';

const patienceMs = 180_000;
const running = new Set();

/// A process whose lines on the standard output can be waited for. What it writes to stderr goes to
/// the file descriptor `log`, or is dropped.
export class Child {
    constructor(program, words, { log = 'ignore', ...options } = {}) {
        this.name = [program, ...words].join(' ');
        this.lines = [];
        this.ended = false;
        this.waiters = new Set();
        this.process = spawn(program, words, { stdio: ['pipe', 'pipe', log], ...options });
        this.process.stdin.on('error', () => {}); // it has ended; who waits for it hears of that
        running.add(this);
        const reader = createInterface({ input: this.process.stdout });
        reader.on('line', (line) => {
            this.lines.push(line);
            this.#wake();
        });
        this.end = new Promise((resolve) => {
            this.process.on('error', () => resolve(-1));
            // Not "exit": the last lines come before "close".
            this.process.on('close', (code) => resolve(code));
        }).then((code) => {
            running.delete(this);
            this.ended = true;
            this.code = code;
            this.#wake();
            return code;
        });
    }

    say(line) {
        this.process.stdin.write(`${line}\n`);
    }

    /// Waits until `find` answers something for the lines so far, and answers that.
    until(find, what = 'an answer', timeoutMs = patienceMs) {
        return new Promise((resolve, reject) => {
            const last = () => this.lines.slice(-5).join('\n');
            const give = (settle, value) => {
                clearTimeout(timer);
                this.waiters.delete(look);
                settle(value);
            };
            const timer = setTimeout(
                () => give(reject, new Error(`${this.name}: no ${what}; last lines:\n${last()}`)), timeoutMs);
            const look = () => {
                const found = find(this.lines);
                if (found) {
                    give(resolve, found);
                } else if (this.ended) {
                    give(reject, new Error(`${this.name} ended before ${what}; last lines:\n${last()}`));
                }
            };
            this.waiters.add(look);
            look();
        });
    }

    line(start, timeoutMs) {
        return this.until((lines) => lines.find((line) => line.startsWith(start)), `"${start}"`, timeoutMs);
    }

    /// Says something and waits for the first line after that which begins so; answers its rest.
    async ask(request, start, timeoutMs) {
        const from = this.lines.length;
        this.say(request);
        const answer = await this.until(
            (lines) => lines.slice(from).find((line) => line === start || line.startsWith(`${start} `)),
            `"${start}" after "${request}"`, timeoutMs);
        return answer.slice(start.length + 1);
    }

    /// Ends it as a power cut would, or asks it to end.
    async kill(signal = 'SIGKILL') {
        this.process.kill(signal);
        await this.end;
    }

    #wake() {
        for (const look of [...this.waiters]) {
            look();
        }
    }
}

export function killAll() {
    for (const child of running) {
        child.process.kill('SIGKILL');
    }
}

/// Runs a program to its end and answers what it wrote; throws when it failed.
export async function run(program, words, { input, ...options } = {}) {
    const process_ = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    const [output, errors] = [[], []];
    process_.stdout.on('data', (data) => output.push(data));
    process_.stderr.on('data', (data) => errors.push(data));
    process_.stdin.end(input);
    const code = await new Promise((resolve, reject) => {
        process_.on('error', reject);
        process_.on('close', resolve);
    });
    if (code !== 0) {
        throw new Error(`${program} ${words.join(' ')} failed (${code}):\n${Buffer.concat(errors)}`);
    }
    return Buffer.concat(output).toString().trim();
}

/// A port of the loopback that nobody uses.
export function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}
