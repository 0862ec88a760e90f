import { LabError } from '../../../../src/define/errors.ts';
import { lockFolder } from '../../../../src/store/lock-folder.ts';

/** Takes a folder and keeps it until killed (`hold`), or says whether it could be taken and gives it back (`try`). */
const [folder, mode, time] = process.argv.slice(2);
try {
  const lock = lockFolder(folder);
  process.stdout.write(`taken ${Date.now()}\n`);
  if (mode === 'hold') setInterval(() => undefined, 1000);
  else
    setTimeout(
      () => {
        process.stdout.write(`given ${Date.now()}\n`);
        lock.release();
      },
      Number(time ?? 0),
    );
} catch (error) {
  process.stdout.write(`refused ${error instanceof LabError ? error.code : String(error)}\n`);
}
