import { grouped } from '../define/index.ts';
import type { Console } from './console.ts';

/** Shows how far a run is: a line that is rewritten on a terminal, a line now and then elsewhere. */
export interface Progress {
  plan(done: number, total: number): void;
  step(done: number): void;
  end(): void;
}

const WINDOW = 20_000;
const SILENCE = 30_000;
const REDRAW = 100;
const UNKNOWN = 3_000;
/** Milliseconds of work before a speed is said: sooner it is mostly noise. */
const SPEED_KNOWN = 1_000;

/** Progress of a run named `name`; `detail` is the second part of the line: precision, failures, ledger. */
export function showProgress(console: Console, name: string, detail: () => string): Progress {
  const began = performance.now();
  const recent: { at: number; done: number }[] = [];
  let total = 0;
  let shown = 0;
  let shownAt = -Infinity;
  let tenth = -1;
  const text = (done: number, now: number): string => {
    const share = total === 0 ? 1 : done / total;
    const bar = '#'.repeat(Math.floor(share * 26)).padEnd(26, '.');
    const first = recent[0];
    const rate =
      first === undefined || now - first.at < SPEED_KNOWN
        ? 0
        : ((done - first.done) / (now - first.at)) * 1000;
    const eta =
      now - began < UNKNOWN || rate === 0 || done === total ? '' : `   ETA ${inWords((total - done) / rate)}`;
    const speed = rate === 0 ? '' : `   ${grouped(Math.round(rate))} runs/s`;
    const more = console.interactive && detail() !== '' ? `\n${detail()}` : detail();
    return `  ${name}  [${bar}]  ${Math.floor(share * 100)}%  ${grouped(done)}/${grouped(total)}${speed}${eta}${more}`;
  };
  const draw = (done: number): void => {
    const now = performance.now();
    recent.push({ at: now, done });
    while (recent.length > 1 && now - recent[0].at > WINDOW) recent.shift();
    if (console.interactive) {
      if (now - shownAt < REDRAW && done < total) return;
      shownAt = now;
      console.line(text(done, now));
      return;
    }
    const decile = total === 0 ? 10 : Math.floor((10 * done) / total);
    if (decile === tenth && now - shownAt < SILENCE) return;
    [tenth, shownAt] = [decile, now];
    console.say(text(done, now));
  };
  return {
    plan(done, all) {
      total = all;
      shown = done;
      draw(done);
    },
    step(done) {
      shown = done;
      draw(done);
    },
    end() {
      if (console.interactive) console.say(text(shown, performance.now()));
    },
  };
}

/** Seconds as people say them: `4 s`, `3 min`, `2.1 h`. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
