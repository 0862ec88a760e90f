import { exitCodes, LabError } from '../../define/index.ts';
import type { Simulator } from '../../design/index.ts';
import type { FlipQuestionRecord, FlipRecord } from '../../report/difference-report/flip-record.ts';
import { findFlips, flipsBetween, tryOptions } from '../../search/index.ts';
import type { Flip, FlipPoint, FlipQuestion } from '../../search/index.ts';
import { simulatorFor } from './flip-plan.ts';
import type { FlipPlan } from './flip-plan.ts';
import type { AskedVerdict } from './flip-question.ts';

/** Carries out a search for flips, one verdict after the other in the same futures; errors of what was asked become E502. */
export async function carryOutFlips(simulator: Simulator, plan: FlipPlan): Promise<FlipRecord> {
  const { parameter, moved, stands, chance, confidence, replications, populations } = plan;
  const questions: FlipQuestionRecord[] = [];
  try {
    for (const verdict of plan.verdicts)
      questions.push(await questionOf(simulatorFor(plan, simulator), plan, verdict));
  } catch (problem) {
    if (problem instanceof LabError || !(problem instanceof Error) || !problem.message.startsWith('invalid'))
      throw problem;
    const [what, expected] = problem.message.split('; expected ');
    throw new LabError('E502', what, { exit: exitCodes.usage, expected: expected ?? 'another question' });
  }
  const futures = { replications, populations: { ...populations } };
  return { parameter, moved: [...moved], stands, chance, confidence, ...futures, questions };
}

async function questionOf(
  simulator: Simulator,
  plan: FlipPlan,
  { about, test, text }: AskedVerdict,
): Promise<FlipQuestionRecord> {
  const { over, grid, tolerance, most, chance, replications, confidence, parameter } = plan;
  const question: FlipQuestion = { name: parameter.name, test, chance, replications, confidence };
  if ('values' in over) {
    const points = await tryOptions(simulator, { ...question, options: over.values });
    const flips = flipsBetween(points, chance).map(flipRecord);
    return { about, test: text, points: points.map(pointRecord), flips, located: true };
  }
  const found = await findFlips(simulator, { ...question, ...over, grid, tolerance, most });
  const flips = found.flips.map(flipRecord);
  return { about, test: text, points: found.points.map(pointRecord), flips, located: found.located };
}

const pointRecord = ({
  value,
  holds,
  n,
  failed,
  interval: { low, high },
}: FlipPoint): FlipQuestionRecord['points'][number] => ({
  ...{ value, holds, n, failed, low, high },
});

const flipRecord = ({ value, low, high, turns }: Flip): FlipQuestionRecord['flips'][number] => ({
  ...{ value, low, high, turns },
});
