// How often the interval of a flip holds the true value: normal gains around a line, a curve and a step, by number of futures.
import { simulatorOf } from '../src/design/index.ts';
import { parseExpression } from '../src/plan/index.ts';
import { Stream } from '../src/random/index.ts';
import { findFlips } from '../src/search/index.ts';

const searches = 1_000;
const test = parseExpression('a.gain > 0');
const shapes: Readonly<Record<string, (x: number) => number>> = {
  line: (x) => (x - 4) / 2,
  curve: (x) => (x * x - 16) / 20,
  step: (x) => (x < 4 ? -1 : 1),
};

async function covered(signal: (x: number) => number, replications: number): Promise<string> {
  let [hits, lost] = [0, 0];
  for (let seed = 1; seed <= searches; seed++) {
    const luck = new Stream('coverage:luck');
    luck.begin(seed, 0);
    const simulator = simulatorOf(({ x }, { replication }) => ({
      'a.gain': signal(Number(x)) + luck.normal(0, replication),
    }));
    const { flips } = await findFlips(simulator, { name: 'x', test, low: 0, high: 10, replications });
    if (flips.length === 0) lost += 1;
    if (flips.some(({ low, high }) => (low ?? 0) <= 4 && 4 <= (high ?? 10))) hits += 1;
  }
  return `${((100 * hits) / searches).toFixed(1)}% (no flip in ${lost})`;
}

console.log('| gain | 20 futures | 80 futures | 320 futures |\n|---|---|---|---|');
for (const [name, signal] of Object.entries(shapes)) {
  const cells = [];
  for (const replications of [20, 80, 320]) cells.push(await covered(signal, replications));
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
