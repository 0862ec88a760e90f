import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { experimentSchema } from '../src/load/index.ts';

const file = fileURLToPath(new URL('../schema/experiment.schema.json', import.meta.url));
writeFileSync(file, experimentSchema());
console.log(file);
