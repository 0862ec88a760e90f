import { z } from 'zod';
import { LabError } from '../define/index.ts';
import { bundleProblem } from './bundle-name.ts';

/** Name of the file in a bundle that says what it is. */
export const DESCRIPTOR = 'bundle.json';

/** Form of bundles that this version writes and reads. */
const SCHEMA = 1;

/** What may be left out of a bundle. */
export const leavable = ['series', 'report'] as const;
/** One thing that may be left out. */
export type Leavable = (typeof leavable)[number];

const shape = z.object({
  schema: z.literal(SCHEMA),
  kind: z.literal('metis-lab bundle'),
  /** Version of metis-lab that packed. */
  tool: z.string(),
  experiment: z.string().min(1),
  runKey: z.string().regex(/^[0-9a-hjkmnp-tv-z]{8}$/u),
  replications: z.int().positive(),
  resultDigest: z.string(),
  /** Folder of the run in the bundle. */
  run: z.string(),
  without: z.array(z.enum(leavable)),
});

/** What a bundle says about itself. */
export type Descriptor = z.infer<typeof shape>;

/** bundle.json of a run. */
export function writeDescriptor(about: Omit<Descriptor, 'schema' | 'kind'>): string {
  const { tool, experiment, runKey, replications, resultDigest, run, without } = about;
  const descriptor: Descriptor = {
    ...{
      schema: SCHEMA,
      kind: 'metis-lab bundle',
      tool,
      experiment,
      runKey,
      replications,
      resultDigest,
      run,
    },
    without: leavable.filter((each) => without.includes(each)),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** Reads bundle.json; `file` is the bundle, for messages. Throws E711 for another form, E717 (exit 8) for a newer one. */
export function readDescriptor(text: string, file: string): Descriptor {
  const value = parse(text);
  const known = shape.safeParse(value);
  if (known.success) return known.data;
  const newer = z
    .object({ schema: z.int().min(SCHEMA + 1), kind: z.literal('metis-lab bundle'), tool: z.string() })
    .safeParse(value);
  if (!newer.success)
    throw bundleProblem(
      'E711',
      `${DESCRIPTOR} is not that of a bundle`,
      file,
      'a file that `mlab pack` wrote',
    );
  const tool = newer.data.tool.replace(/[^\w.-]/gu, '').slice(0, 40);
  throw new LabError(
    'E717',
    `the bundle was packed by metis-lab ${tool} (bundle schema ${newer.data.schema})`,
    {
      exit: 8,
      file,
      expected: `metis-lab ${tool}; this version knows bundle schema ${SCHEMA}`,
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
