// The table as Zero's clients see it. PEERS_COLUMNS names a JSON file with its columns, as
// PostgreSQL's information_schema has them; PEERS_RULE says whose rows a person may see.

import { readFileSync } from 'node:fs';
import {
    ANYONE_CAN, boolean, createSchema, definePermissions, number, string, table,
} from '@rocicorp/zero';

const types = { boolean, bigint: number, text: string, uuid: string, date: number };

const columns = Object.fromEntries(
    JSON.parse(readFileSync(process.env.PEERS_COLUMNS, 'utf8')).map(({ name, type, nullable }) => {
        const column = types[type]();
        return [name, nullable ? column.optional() : column];
    }));

export const schema = createSchema({
    tables: [table('party').columns(columns).primaryKey('id')],
});

const isOwner = (person, { cmp }) => cmp('owner', person.sub);

export const permissions = definePermissions(schema, () => ({
    party: {
        row: {
            select: process.env.PEERS_RULE === 'owner' ? [isOwner] : ANYONE_CAN,
            insert: ANYONE_CAN,
            update: { preMutation: ANYONE_CAN, postMutation: ANYONE_CAN },
            delete: ANYONE_CAN,
        },
    },
}));
