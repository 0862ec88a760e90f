import { test } from 'vitest';
import { pythonIsThere } from '../../scripts/notebooks/execute.ts';

const there = pythonIsThere();
if (!there)
  process.stderr.write('No python3: the tests that need it are skipped. Debian has it in python3.\n');

/** A test that is skipped where there is no python3. */
export const pythonTest = test.skipIf(!there);
