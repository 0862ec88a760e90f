import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import { blocksOf } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { computeBlocks, ownModelMarker } from '../run/index.ts';
import { decodePart, isPartProblem, partPath } from '../store/index.ts';
import type { Part } from '../store/index.ts';

/** What is computed again, and who looks at it. */
export interface AgainRequest {
  readonly folder: string;
  readonly runKey: string;
  readonly experiment: ResolvedExperiment;
  readonly blocks: readonly Block[];
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
  onPart(part: Part): void;
}

/** The blocks in which chosen replications are computed: whole blocks for all of them, else each replication alone. */
export function blocksFor(experiment: ResolvedExperiment, replications: readonly number[]): Block[] {
  if (replications.length === experiment.replications) return blocksOf(experiment);
  const places = experiment.scenarios.flatMap(({ name }) =>
    experiment.points.map((_, point) => ({ scenario: name, point })),
  );
  return replications.flatMap((replication) =>
    places.map((place) => ({ ...place, index: replication, first: replication, count: 1 })),
  );
}

/**
 * Computes blocks of a stored run again, on worker threads, in a temporary folder that is gone afterwards; the run's own folder is
 * only read. Throws E702 when the model cannot compute the run, E703 when workers died.
 */
export async function computeAgain(request: AgainRequest): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'metis-lab-'));
  let lost: Block | undefined;
  try {
    layOut(request, scratch);
    await computeBlocks({
      ...request,
      folder: scratch,
      onBlock: ({ block }) => request.onPart(takePart(scratch, block)),
      onProblem: (block, _, final) => void (lost = final ? block : lost),
    });
  } catch (problem) {
    throw cannotCompute(problem, request.experiment);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  if (lost === undefined) return;
  throw new LabError('E703', `replication ${lost.first} of ${lost.scenario} could not be computed again`, {
    exit: exitCodes.cannotRun,
    expected: 'enough memory; fewer threads (-j 1) or a smaller sample (--sample 10) need less',
  });
}

function layOut({ folder, experiment }: AgainRequest, scratch: string): void {
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'experiment.resolved.json'), JSON.stringify(experiment));
  for (const name of [ownModelMarker, 'experiment.bundle.mjs']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(scratch, name));
  }
}

function takePart(scratch: string, block: Block): Part {
  const path = join(scratch, partPath(block.scenario, block.point, block.index));
  const part = decodePart(readFileSync(path));
  rmSync(path);
  if (isPartProblem(part))
    throw new Error(`part of ${block.scenario}, block ${block.index}: ${part.problem}`);
  return part;
}

/** What the model of another version refuses is no mistake of the experiment: it cannot be computed here. */
function cannotCompute(problem: unknown, { model }: ResolvedExperiment): unknown {
  if (!(problem instanceof LabError) || problem.code.startsWith('E2')) return problem;
  return new LabError(
    'E702',
    `model ${model.name}@${model.version} cannot be computed here: ${problem.message}`,
    {
      exit: exitCodes.cannotRun,
      expected: 'the version of metis-lab that made the run',
    },
  );
}
