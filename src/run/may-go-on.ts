import { setImmediate } from 'node:timers/promises';

/** Lets signals, messages and timers be handled before long synchronous work goes on; false when the work should stop. */
export async function mayGoOn(signal: AbortSignal | undefined): Promise<boolean> {
  await setImmediate();
  return signal?.aborted !== true;
}
