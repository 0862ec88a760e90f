import { writeSync } from 'node:fs';

const closed = new Set<number>();

/**
 * Writes synchronously. Once nobody reads any more, as in `mlab runs | head -1`, the rest is dropped and the command goes on: its work is
 * finished and its exit code stays true.
 */
export function put(descriptor: 1 | 2, text: string): void {
  write(descriptor, Buffer.from(text));
}

/** Writes binary data to stdout, as `put` does text. */
export function putBytes(bytes: Uint8Array): void {
  write(1, bytes);
}

function write(descriptor: 1 | 2, bytes: Uint8Array): void {
  if (closed.has(descriptor)) return;
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
      if (code === 'EAGAIN') continue;
      if (code !== 'EPIPE') throw problem;
      closed.add(descriptor);
      return;
    }
  }
}
