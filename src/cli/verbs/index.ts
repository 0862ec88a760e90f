import type { Verb } from '../verb.ts';

/** A command as the list knows it: enough for `mlab --help`; everything else is loaded when it is called. */
export interface ListedVerb {
  readonly name: string;
  readonly description: string;
  /** What is said at once, before anything is loaded. */
  readonly begins?: (args: readonly string[]) => string | undefined;
  load(): Promise<Verb>;
}

const reading = ([file]: readonly string[]): string | undefined =>
  file === undefined ? undefined : `reading ${file}`;

/** Every command, in the order of the help. */
export const verbs: readonly ListedVerb[] = [
  {
    name: 'init',
    description: 'a project with the October 2025 vote as worked example',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'new',
    description: 'an experiment from a template, another file or a run: a fork with changed values',
    load: async () => (await import('./new.ts')).newExperiment,
  },
  {
    name: 'models',
    description: 'installed models; `models describe <id>` for levers, assumptions, outcomes, ODD text',
    load: async () => (await import('./models.ts')).models,
  },
  {
    name: 'check',
    description: 'validate an experiment file, plan it, estimate time and disk',
    begins: reading,
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'run',
    description: 'run an experiment; continues by itself if partly done, instant if done',
    begins: reading,
    load: async () => (await import('./run.ts')).run,
  },
  {
    name: 'resume',
    description: 'finish a run from its stored plan, or add replications to it',
    load: async () => (await import('./resume.ts')).resume,
  },
  {
    name: 'runs',
    description: 'list the runs of the results folder',
    load: async () => (await import('./runs.ts')).runs,
  },
  {
    name: 'show',
    description: 'one run: details, failures, changed parameters, one replication again',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'compare',
    description: 'paired effects between scenarios, or between two runs, with uncertainty',
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    name: 'precision',
    description: 'how precisely effects are known, whether verdicts are final, what a target would need',
    load: async () => (await import('./precision.ts')).precision,
  },
  {
    name: 'sweep',
    description:
      'run an experiment at the points of a design: grid, zip, Latin hypercube, Sobol’, one at a time',
    begins: reading,
    load: async () => (await import('./sweep.ts')).sweep,
  },
  {
    name: 'sensitivity',
    description:
      'which inputs decide an outcome: tornado, Morris, Sobol’ indices, PAWN, boxes of good futures',
    begins: reading,
    load: async () => (await import('./sensitivity.ts')).sensitivity,
  },
  {
    name: 'search',
    description: 'best settings of levers: a choice with stated confidence, or the front of several goals',
    begins: reading,
    load: async () => (await import('./search.ts')).search,
  },
  {
    name: 'flip',
    description: 'the value of one lever or assumption at which a verdict turns, with an interval',
    begins: reading,
    load: async () => (await import('./flip.ts')).flip,
  },
  {
    name: 'calibrate',
    description:
      'fit price processes to files of prices, or parameters of an experiment to targets by simulation',
    begins: reading,
    load: async () => (await import('./calibrate.ts')).calibrate,
  },
  {
    name: 'gains',
    description: 'how many fewer futures other ways of drawing would need, from a pilot or a finished run',
    load: async () => (await import('./gains.ts')).gains,
  },
  {
    name: 'rare',
    description: 'probability of a rare event by multilevel splitting or importance sampling',
    begins: reading,
    load: async () => (await import('./rare.ts')).rare,
  },
  {
    name: 'difference',
    description: 'two versions of a model, experiment or proposal on the same futures: what moved',
    begins: reading,
    load: async () => (await import('./difference.ts')).difference,
  },
  {
    name: 'query',
    description: 'SQL over the tables of runs and sweeps, by an embedded DuckDB',
    load: async () => (await import('./query.ts')).query,
  },
  {
    name: 'report',
    description: 'page, forum text, charts and claims table of a finished run',
    begins: reading,
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'pack',
    description: 'one file with everything of a run, for others to reproduce',
    begins: reading,
    load: async () => (await import('./pack.ts')).pack,
  },
  {
    name: 'reproduce',
    description: 'check a run and compute it again: identical, within tolerance, same conclusions, or not',
    begins: reading,
    load: async () => (await import('./reproduce.ts')).reproduce,
  },
  {
    name: 'verify',
    description: 'check files, digests, inputs and report of a run or bundle; nothing is computed again',
    begins: reading,
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'explain',
    description: 'what an error code means, with an example and what would be right',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'doctor',
    description: 'check that everything needed works on this machine',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
