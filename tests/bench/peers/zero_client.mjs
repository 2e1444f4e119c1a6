// What Zero's client needs on Node 20: a WebSocket, which does not end the program when the server is
// away, as a browser's does not.

import WebSocket from 'ws';

globalThis.WebSocket = class extends WebSocket {
    constructor(...words) {
        super(...words);
        this.on('error', () => {}); // "close" follows
    }
};
const { Zero } = await import('@rocicorp/zero');
const { schema } = await import('./zero_schema.mjs');

export function zeroClient(server, userID, auth) {
    return new Zero({ server, schema, userID, auth, kvStore: 'mem', logLevel: 'error' });
}
