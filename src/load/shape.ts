import { z } from 'zod';
import { takes } from '../define/index.ts';

const longText = z.string().min(1).max(4_000);
const shortText = z.string().min(1).max(300);
const name = z
  .string()
  .describe('letters, digits and dashes, starting with a letter or digit, at most 64 characters');
const scalar = z
  .union([z.number(), z.string().max(200)])
  .describe(
    'an amount with its unit (`15%`, `2,000,000 METIS`, `4 weeks`), a number without unit, or an option',
  );
const amountOfTime = z.union([z.string().max(100), z.number()]).describe('`5 years`, `4 weeks`, `10 days`');
const test = z.string().min(1).max(500);

const citation = z.strictObject({
  title: shortText,
  url: z.string().max(500).optional(),
  read: z.string().max(50).optional().describe('date on which it was read'),
  place: shortText.optional().describe('section, contract or table'),
});
const provenance = {
  assume: z
    .strictObject({
      why: longText,
      confidence: z.enum(['low', 'medium', 'high']).optional(),
      notStated: z.boolean().optional().describe('true when the proposal leaves it open'),
    })
    .optional(),
  cite: citation.optional(),
  measure: z
    .strictObject({
      file: shortText,
      sha256: z.string().regex(/^[0-9a-f]{64}$/u, 'expected 64 hexadecimal digits'),
      how: longText,
    })
    .optional(),
};
const two = z.tuple([scalar, scalar]);
const listed = z.array(scalar).min(1).max(1_000).describe('design points: every value is run');
const drawn = z.union([
  z.strictObject({ value: scalar, ...provenance }),
  z.strictObject({ uniform: two, ...provenance }),
  z.strictObject({ logUniform: two, ...provenance }),
  z.strictObject({ triangular: z.tuple([scalar, scalar, scalar]), ...provenance }),
  z.strictObject({ normal: two, ...provenance }),
  z.strictObject({ lognormal: two, ...provenance }),
  z.strictObject({ gamma: two, ...provenance }),
  z.strictObject({ choice: z.array(scalar).min(1), weights: z.array(z.number()).optional(), ...provenance }),
  z.strictObject({
    rows: z.array(scalar).min(1).max(10_000).describe('a column of a table whose rows are drawn together'),
    group: name.describe('name of the table: all assumptions of a group have the same row'),
    weights: z.array(z.number()).optional(),
    ...provenance,
  }),
]);
const byMechanism = <T extends z.ZodType>(setting: T) =>
  z
    .record(z.string(), z.union([setting, z.record(z.string(), setting)]))
    .describe('`{ mechanism: { parameter: … } }` or `{ "mechanism.parameter": … }`');

const scenario = z.strictObject({
  label: shortText,
  levers: byMechanism(scalar).optional(),
  combine: z.array(z.string()).optional().describe('takes over the levers of these scenarios'),
});
const outcome = z.strictObject({
  label: shortText,
  from: z
    .string()
    .max(200)
    .describe(`quantity@take or mechanism.measure@take; takes: ${Object.keys(takes).join(', ')}`),
  better: z.enum(['higher', 'lower', 'neutral']),
  matters: scalar.describe('smallest difference worth a sentence'),
  headline: z.boolean().optional(),
});
const claim = z.strictObject({
  quote: longText,
  by: shortText,
  url: z.string().max(500).optional(),
  scenarios: z.array(z.string()).min(1).optional(),
  test: test.optional().describe('`runwayYears >= 1.25 * current.runwayYears`'),
  cannotTest: longText.optional(),
  byDefinition: longText.optional(),
  splitBy: z.string().optional(),
  note: longText.optional(),
});

const reading = z.strictObject({
  of: z.string().max(200).describe('quantity or mechanism.measure that was read; it must be observed'),
  label: shortText.optional().describe('what was read in a few words'),
  values: z
    .record(z.string(), scalar)
    .describe('what was read, by date YYYY-MM-DD within the time simulated: `2026-01-07: 377,903 METIS`'),
  scenario: z.string().optional().describe('scenario with the rules of that time, the baseline unless said'),
  ...provenance,
});

/** The form of an experiment file, level by level; what needs the model (names, units, ranges) is checked when it is resolved. */
export const experimentShape = z
  .strictObject({
    $schema: z.string().optional(),
    schema: z.literal(1),
    name,
    question: longText,
    model: z.string().describe('`name@major` or `name@version`'),
    time: z.strictObject({
      start: z.string().describe('calendar date, YYYY-MM-DD'),
      horizon: amountOfTime,
      record: amountOfTime.optional().describe('time between recorded days, 1 week unless said'),
    }),
    replications: z.number(),
    seed: z.number(),
    populations: z.record(z.string(), z.number()).optional(),
    baseline: z.string(),
    scenarios: z.record(z.string(), scenario),
    levers: byMechanism(z.union([scalar, listed])).optional(),
    assumptions: byMechanism(z.union([scalar, listed, drawn])).optional(),
    observe: z.array(z.string()).describe('quantities and measures kept as series'),
    outcomes: z.record(z.string(), outcome),
    claims: z.array(claim).max(200).optional(),
    readings: z
      .array(reading)
      .min(1)
      .max(100)
      .optional()
      .describe('what was read in the world; the back-test of the report compares the model with it'),
    expect: z.array(test).max(100).optional().describe('gates'),
    stopWhen: z
      .array(test)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'rules; the run stops at the first look at which all are met: `sign(runwayYears, full - current)`',
      ),
    lookEvery: z
      .number()
      .optional()
      .describe('replications between looks at `stopWhen`, ten blocks unless said'),
    proposal: citation.optional(),
    disclosure: z.record(z.string(), longText).optional(),
    draws: z
      .strictObject({
        assumptions: z.enum(['independent', 'antithetic', 'stratified', 'sobol']),
        group: z.number().optional().describe('replications drawn together: 2; the block size; 64'),
      })
      .optional()
      .describe('how the assumptions of neighbouring replications are drawn, independently unless said'),
    blockSize: z.number().optional().describe('consecutive replications of a unit of work, 16 unless said'),
  })
  .describe('metis-lab experiment');

/** The JSON Schema of experiment files, as text. */
export function experimentSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(experimentShape, { reused: 'ref' }), null, 2)}\n`;
}
