import { closeSync, openSync, writeSync } from 'node:fs';
import { exitCodes, LabError } from '../define/index.ts';

/** A log of a run for other programs: one JSON object a line (`plan`, `progress`, `batch`, `failure`, `done`). */
export interface Events {
  write(event: string, data: Readonly<Record<string, unknown>>): void;
  close(): void;
}

/** Opens the file of `--events`; without one, events go nowhere. Throws E502 when the file cannot be written. */
export function openEvents(path: string | undefined): Events {
  if (path === undefined) return { write: () => undefined, close: () => undefined };
  const file = open(path);
  return {
    write: (event, data) => void writeSync(file, `${JSON.stringify({ event, ...data })}\n`),
    close: () => closeSync(file),
  };
}

function open(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new LabError('E502', `invalid --events: ${why}`, {
      exit: exitCodes.usage,
      path: '--events',
      expected: 'a file that can be written',
    });
  }
}
