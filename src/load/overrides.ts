import type { DesignOverride, ResolvedAssumption, ResolvedExperiment } from '../plan/index.ts';
import { readValue } from './read-amount.ts';
import { parametersOf } from './model-facts.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsContext } from './read-settings.ts';
import type { Listed } from './resolve-assumptions.ts';
import { scenariosIn } from './check-tests.ts';
import { unknownScenario } from './resolve-scenarios.ts';

/** What the command line says on top of the file. */
export interface Overrides {
  readonly replications?: number;
  readonly seed?: number;
  /** Only these scenarios, the baseline among them. */
  readonly scenarios?: readonly string[];
  /** `mechanism.parameter` → value as written in files: `15%`. A lever is set for every scenario that does not set it itself. */
  readonly set?: Readonly<Record<string, string>>;
  readonly populations?: Readonly<Record<string, number>>;
  /** Rules for stopping instead of the file's own, and replications between looks. */
  readonly stopWhen?: readonly string[];
  readonly lookEvery?: number;
  /** Design points to be run instead of the file's own. */
  readonly design?: DesignOverride;
}

interface Parameters {
  readonly fixed: ReadonlyMap<string, number | string>;
  readonly assumptions: readonly ResolvedAssumption[];
  readonly listed: readonly Listed[];
}

/** Puts the values of `--set` in the place of what the file says. Problems E104, E105, E121, E122 at `--set`. */
export function applySet(
  parameters: Parameters,
  set: Readonly<Record<string, string>>,
  context: SettingsContext,
): { fixed: ReadonlyMap<string, number | string>; assumptions: ResolvedAssumption[]; listed: Listed[] } {
  const fixed = new Map(parameters.fixed);
  const assumptions = new Map(parameters.assumptions.map((each) => [each.name, each]));
  const listed = new Map(parameters.listed.map((each) => [each.name, each]));
  const known = parametersOf(context.model);
  for (const [name, written] of Object.entries(set)) {
    const role = known.get(name)?.role ?? 'lever';
    const [setting] = readSettings({ [name]: written }, { role, path: ['--set'] }, context);
    if (setting === undefined) continue;
    const { parameter } = setting;
    const value = context.problems.attempt(['--set', name], () =>
      readValue(
        parameter.type === 'number' && /^[\d.eE+-]+$/u.test(written) && !Number.isNaN(Number(written))
          ? Number(written)
          : written,
        {
          name,
          parameter,
          model: context.model,
        },
      ),
    );
    if (value === undefined) continue;
    listed.delete(name);
    if (role === 'lever') fixed.set(name, value);
    else {
      const before = assumptions.get(name)?.provenance;
      // What a proposal does not say, the command line does not say for it.
      const open = before?.kind === 'assume' && before.notStated === true ? { notStated: true } : {};
      assumptions.set(name, {
        name,
        distribution: { kind: 'fixed', value },
        provenance: { kind: 'assume', why: 'set on the command line', confidence: 'low', ...open },
        ...(parameter.type === 'number' ? { between: parameter.between } : {}),
      });
    }
  }
  const sorted = [...assumptions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { fixed, assumptions: sorted, listed: [...listed.values()] };
}

/** Keeps some scenarios, in the order of the file; claims and gates about others are left out with W103. Problem E112. */
export function selectScenarios(
  resolved: ResolvedExperiment,
  selected: readonly string[],
  context: SettingsContext,
): ResolvedExperiment {
  const all = resolved.scenarios.map(({ name }) => name);
  for (const name of selected) if (!all.includes(name)) unknownScenario(name, ['--scenarios'], all, context);
  if (!selected.includes(resolved.baseline)) {
    context.problems.add('E112', `the baseline \`${resolved.baseline}\` is not selected`, ['--scenarios'], {
      suggestion: [resolved.baseline, ...selected].join(','),
      expected: 'the baseline among the scenarios: everything is compared with it',
    });
  }
  const left = (text: string): boolean =>
    context.problems.found.length > 0 ||
    scenariosIn(text, resolved.scenarios).every((name) => selected.includes(name));
  const claims = resolved.claims.flatMap((claim) => {
    const scenarios = claim.scenarios.filter((name) => selected.includes(name));
    const tested = claim.test === undefined || (scenarios.length > 0 && left(claim.test));
    return tested ? [{ ...claim, scenarios }] : [];
  });
  const expect = resolved.expect.filter(left);
  const { stopWhen: rules = [], lookEvery, readings: read = [], ...rest } = resolved;
  const stopWhen = rules.filter(left);
  const judged = resolved.claims.length - claims.length + resolved.expect.length - expect.length;
  const dropped = judged + rules.length - stopWhen.length;
  if (dropped > 0) {
    const kinds =
      stopWhen.length < rules.length ? 'claims, gates and rules for stopping' : 'claims and gates';
    const what = `${kinds} about other scenarios are left out: ${dropped}`;
    context.problems.warn('W103', what, ['--scenarios'], 'all scenarios, when these are to be judged');
  }
  const scenarios = resolved.scenarios.filter(({ name }) => selected.includes(name));
  const stopping = stopWhen.length === 0 || lookEvery === undefined ? {} : { stopWhen, lookEvery };
  // What was read in the world stays where its scenario is still simulated; it judges the model and not a scenario, so no warning.
  const readings = read.filter(({ scenario }) => selected.includes(scenario));
  return { ...rest, scenarios, claims, ...(readings.length === 0 ? {} : { readings }), expect, ...stopping };
}
