// Prints the base case of every chart kind as JSON, with the milliseconds of processor time that making it from its summarised input took.
import { goldenCharts } from '../tests/golden/pictures.ts';

const ROUNDS = 5;
const spent = (): number => process.cpuUsage().user / 1e3;
for (const [name, make] of goldenCharts()) {
  if (!name.endsWith('/base')) continue;
  const times = Array.from({ length: ROUNDS }, () => {
    const began = spent();
    make();
    return spent() - began;
  });
  console.log(JSON.stringify({ kind: name.split('/')[0], chart: make(), making: Math.min(...times) }));
}
