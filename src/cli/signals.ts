import { exitCodes } from '../define/index.ts';
import type { Console } from './console.ts';

/** Turns the first Ctrl-C (or TERM) into a request to stop and the second into an end at once. */
export function stopOnSignals(console: Console): {
  readonly signal: AbortSignal;
  /** Exit code of the signal that came; undefined when none did. */
  exit(): number | undefined;
  /** Asks for a stop that no signal asked for, with the reason. */
  because(reason: string): void;
  reason(): string | undefined;
  release(): void;
} {
  const controller = new AbortController();
  let exit: number | undefined;
  let why: string | undefined;
  const handle = (code: number) => (): void => {
    if (exit !== undefined) process.exit(code);
    exit = code;
    console.say('Stopping: saving what is finished. Once more to stop at once.');
    controller.abort();
  };
  const interrupt = handle(exitCodes.interrupted);
  const terminate = handle(exitCodes.terminated);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return {
    signal: controller.signal,
    exit: () => exit,
    because(reason) {
      why ??= reason;
      controller.abort();
    },
    reason: () => why,
    release() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
    },
  };
}

/**
 * Lets Ctrl-C and TERM end the process in the usual way, with its exit code, so that what stands in temporary folders is removed; while
 * somebody else saves something on these signals it is left to them. Gives the function that takes this back.
 */
export function endOnSignals(): () => void {
  const end = (name: 'SIGINT' | 'SIGTERM', code: number) => (): void => {
    if (process.listenerCount(name) === 1) process.exit(code);
  };
  const interrupt = end('SIGINT', exitCodes.interrupted);
  const terminate = end('SIGTERM', exitCodes.terminated);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', terminate);
  };
}
