import { writeAtomically } from '../../../../src/store/files.ts';

/** Writes the same file again and again, each time filled with one other byte, until it is killed. */
const [path, size] = process.argv.slice(2);
for (let round = 1; ; round++) {
  writeAtomically(path, new Uint8Array(Number(size)).fill(round % 250));
  if (round === 1) process.stdout.write('ready\n');
}
