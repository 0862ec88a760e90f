// Claim: the vote with 5,000 holders passes 15,000 days a second on one core, through blocks as a worker computes them.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { installedModels } from '../dist/src/catalogue.js';
import { loadExperiment } from '../dist/src/load/index.js';
import { blockComputer } from '../dist/src/run/compute-block.js';
import { vote } from './mlab.mjs';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const ROUNDS = 3;

/** Bytes of arrays and of objects in use after a collection. */
function memoryInUse() {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers };
}

const { resolved: experiment } = await loadExperiment(vote, { models: installedModels });
const model = installedModels.get(experiment.model.name);
const { days } = experiment.time;

const before = memoryInUse();
const computer = blockComputer({ experiment, model, runKey: 'bench' });
const after = memoryInUse();

/** Seconds of the processor and of the clock per replication of a block. */
function timeOf(scenario, index, count) {
  const block = { scenario, point: 0, index, first: index * experiment.blockSize, count };
  const [processor, clock] = [process.cpuUsage(), performance.now()];
  const part = computer.compute(block);
  const seconds = (performance.now() - clock) / 1000;
  const { user, system } = process.cpuUsage(processor);
  if (part.failures.length > 0)
    throw new Error(`invalid block: ${part.failures[0].message}; expected no failures`);
  return { clock: seconds / count, processor: (user + system) / 1e6 / count };
}

const names = experiment.scenarios.map(({ name }) => name);
const audited = timeOf(names[0], 0, 1);
let [processor, clock] = [Infinity, Infinity];
for (let round = 1; round <= ROUNDS; round++) {
  const times = names.map((name) => timeOf(name, round, experiment.blockSize));
  const mean = (of) => times.reduce((sum, time) => sum + of(time), 0) / times.length;
  processor = Math.min(
    processor,
    mean((time) => time.processor),
  );
  clock = Math.min(
    clock,
    mean((time) => time.clock),
  );
}
const holders = experiment.populations.holders.toLocaleString('en');
console.log(
  JSON.stringify([
    {
      figure: `vote, ${holders} holders, a core`,
      value: days / processor,
      unit: 'days/s',
      target: 'at least 15,000',
    },
    { figure: 'vote, the same by the clock', value: days / clock, unit: 'days/s' },
    { figure: 'vote, one future of 5 years', value: 1000 * processor, unit: 'ms' },
    {
      figure: 'vote, first future of a process, checked after every mechanism',
      value: 1000 * audited.processor,
      unit: 'ms',
    },
    {
      figure: 'vote, arrays of a world',
      value: (after.arrayBuffers - before.arrayBuffers) / 2 ** 20,
      unit: 'MiB',
    },
    { figure: 'vote, objects of a world', value: (after.heapUsed - before.heapUsed) / 2 ** 20, unit: 'MiB' },
  ]),
);
