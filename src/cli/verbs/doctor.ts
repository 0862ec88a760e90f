import { exitCodes } from '../../define/index.ts';
import { plainText } from '../../report/escape.ts';
import { aligned } from '../console.ts';
import { examinations } from '../examinations.ts';
import type { Finding } from '../examinations.ts';
import type { Verb } from '../verb.ts';
import { resultsFolder } from '../verb.ts';

/** `mlab doctor`: whether everything that is needed works here. */
export const doctor: Verb = {
  name: 'doctor',
  description: 'check that everything needed works on this machine',
  options: [['--out <dir>', 'results folder (results)']],
  examples: ['mlab doctor', 'mlab doctor --json'],
  async run(call) {
    const findings: (Finding & { readonly name: string; readonly necessary: boolean })[] = [];
    for (const { name, necessary, examine } of examinations(resultsFolder(call))) {
      findings.push({ name, necessary, ...(await attempted(examine)) });
    }
    const rows = findings.map(({ name, ok, necessary, found }) => [
      ok ? 'ok' : necessary ? 'MISSING' : 'absent',
      name,
      plainText(found),
    ]);
    const missing = findings.filter(({ ok, necessary }) => !ok && necessary);
    const verdict =
      missing.length === 0
        ? 'Everything that is needed works.'
        : `${missing.length} of ${findings.length} do not work: ${missing.map(({ name }) => name).join(', ')}.`;
    return {
      text: [...aligned(rows, '  '), verdict],
      records: rows,
      data: { findings },
      exit: missing.length === 0 ? exitCodes.done : exitCodes.cannotRun,
    };
  },
};

async function attempted(examine: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await examine();
  } catch (problem) {
    return { ok: false, found: problem instanceof Error ? problem.message : String(problem) };
  }
}
