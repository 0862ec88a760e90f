import { writeSync } from 'node:fs';

/** Writes synchronously; a closed pipe ends the program quietly, as it should in `mlab runs | head -1`. */
export function put(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
      if (code === 'EAGAIN') continue;
      if (code === 'EPIPE') process.exit(0);
      throw problem;
    }
  }
}
