// Loaded before a command: at its end writes peak memory (bytes) and processor time (seconds) of the process, threads included.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const note = process.env.METIS_LAB_BENCH_NOTE;
if (isMainThread && note !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const figures = { peak: maxRSS * 1024, processor: (userCPUTime + systemCPUTime) / 1e6 };
    writeFileSync(note, JSON.stringify(figures));
  });
}
