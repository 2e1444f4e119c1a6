// PouchDB behind express-pouchdb, on LevelDB: pouchdb_server.mjs FOLDER PORT

import { createRequire } from 'node:module';
import express from 'express';
import PouchDB from 'pouchdb';

const expressPouchDB = createRequire(import.meta.url)('express-pouchdb');
const [folder, port] = process.argv.slice(2);

process.chdir(folder); // express-pouchdb writes its configuration and log where it stands
const Local = PouchDB.defaults({ prefix: `${folder}/` });
const application = express();
// What replication needs and, for the refused write, validation; no log of every request.
application.use('/', expressPouchDB(Local, {
    mode: 'minimumForPouchDB',
    overrideMode: { include: ['validation'] },
    inMemoryConfig: true,
}));
application.listen(Number(port), '127.0.0.1', () => console.log('ready'));
