// Writes the generated tables of models/metis/metis.md from the model itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { metis } from '../models/metis/metis.ts';
import { withTables } from './odd-tables.ts';

const page = 'models/metis/metis.md';
writeFileSync(page, withTables(readFileSync(page, 'utf8'), metis));
