import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const place = z.number().nullable();

const pointShape = z.object({
  value: z.union([z.number(), z.string()]),
  holds: z.number(),
  n: z.number(),
  failed: z.number(),
  low: z.number(),
  high: z.number(),
});

const aboutShape = z.discriminatedUnion('kind', [
  /** `full.runwayYears > current.runwayYears`: what the comparison is called when it holds and when it does not. */
  z.object({
    kind: z.literal('comparison'),
    scenario: z.string(),
    baseline: z.string(),
    outcome: z.string(),
    holds: z.string(),
    fails: z.string(),
  }),
  z.object({ kind: z.literal('claim'), quote: z.string(), scenario: z.string() }),
  z.object({ kind: z.literal('test') }),
]);

const questionShape = z.object({
  about: aboutShape,
  /** The test with every outcome named in full. */
  test: z.string(),
  points: z.array(pointShape),
  flips: z.array(z.object({ value: z.number(), low: place, high: place, turns: z.enum(['up', 'down']) })),
  /** Whether flips are located as exactly as asked. */
  located: z.boolean(),
});

const recordShape = z.object({
  /** What was moved; values are in its unit. */
  parameter: z.object({ name: z.string(), means: z.string(), unit: z.string() }),
  /** Labels of the scenarios in which a lever was moved; empty when it was moved in all. */
  moved: z.array(z.string()),
  /** What the experiment says of it, in words, with its ends where they are numbers. */
  stands: z.object({ words: z.string(), low: place, high: place }),
  /** Chance at which a verdict turns. */
  chance: z.number(),
  confidence: z.number(),
  replications: z.number(),
  /** Sizes of the populations of its futures; searches of earlier versions did not keep them. */
  populations: z.record(z.string(), z.number()).optional(),
  questions: z.array(questionShape),
});

/** What a search for flips found, as its `study.json` keeps it under `result`. */
export type FlipRecord = z.infer<typeof recordShape>;
/** One verdict along the values of a parameter. */
export type FlipQuestionRecord = z.infer<typeof questionShape>;
/** A finished search for flips with the name of its folder. */
export interface FlipStudy {
  readonly folder: string;
  /** Its study.json. */
  readonly path: string;
  readonly key: string;
  readonly seed: number;
  readonly record: FlipRecord;
}

const studyShape = z.object({
  kind: z.literal('flip'),
  key: z.string(),
  seed: z.number(),
  status: z.literal('complete'),
  result: recordShape,
});

/** Finished searches for flips of an experiment, in the order of their folders' names; what cannot be read is left out. */
export function flipStudies(experimentFolder: string): FlipStudy[] {
  if (!existsSync(experimentFolder)) return [];
  const names = readdirSync(experimentFolder).filter((name) => name.startsWith('study-flip-'));
  return names.sort().flatMap((folder) => {
    const path = join(experimentFolder, folder, 'study.json');
    const found = readStudy(path);
    if (found === undefined) return [];
    return [{ folder, path, key: found.key, seed: found.seed, record: found.result }];
  });
}

function readStudy(path: string): z.infer<typeof studyShape> | undefined {
  try {
    return studyShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
