import { unpackBeside } from '../bundle/index.ts';
import type { UnpackedBundle } from '../bundle/index.ts';
import { typed } from './bundle-words.ts';
import { endOnSignals } from './signals.ts';
import type { Call } from './verb.ts';

/** Unpacks a bundle into a folder of its name here, for commands that write into the folder of a run, and says so. Throws E711 to E721. */
export async function unpackHere(call: Call, path: string): Promise<UnpackedBundle> {
  const release = endOnSignals();
  try {
    const unpacked = await unpackBeside(path);
    const { into, fresh, notes } = unpacked;
    for (const note of notes) call.console.warn(`${path}: ${note}`);
    call.console.warn(`${path} ${fresh ? 'was unpacked into' : 'is unpacked in'} ${typed(into)}/`);
    return unpacked;
  } finally {
    release();
  }
}
