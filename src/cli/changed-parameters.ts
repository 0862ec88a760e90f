import { LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { ResolvedDistribution } from '../plan/index.ts';
import { plainText } from '../report/escape.ts';
import { hasOwnModel, modelOf, readResolved } from '../run/stored-experiment.ts';
import { shownUnitOf, shownValue, sourceLine } from './parameter-rows.ts';

/** Parameters that a run sets itself: where, name, value, the model's default, source. */
export async function changedParameters(
  folder: string,
): Promise<{ readonly heading: string; readonly cells: string[][] }> {
  const experiment = readResolved(folder);
  const known = parametersOf(await installed(folder));
  const usual = (name: string): string => {
    const parameter = known.get(name);
    if (parameter === undefined) return 'default not known here';
    return `default ${shownValue(parameter.value, parameter.unit)}`;
  };
  const unit = (name: string): string => known.get(name)?.unit ?? '1';
  const shown = (name: string, value: number | string): string =>
    `${shownValue(value, unit(name))} ${typeof value === 'number' ? shownUnitOf(unit(name)) : ''}`.trim();
  const levers = experiment.scenarios.flatMap((scenario) =>
    Object.entries(scenario.levers).map(([name, value]) => [
      scenario.name,
      name,
      shown(name, value),
      usual(name),
      '',
    ]),
  );
  const designed = experiment.points.length === 1 ? [] : Object.keys(experiment.points[0]);
  const points = designed.map((name) => [
    'design',
    name,
    `${experiment.points.length} points`,
    usual(name),
    '',
  ]);
  const assumptions = experiment.assumptions.map(({ name, distribution, provenance }) => [
    'all',
    name,
    distributionText(distribution, (...values) => shownTogether(values.map((value) => shown(name, value)))),
    usual(name),
    sourceLine(provenance),
  ]);
  const cells = [...levers, ...points, ...assumptions].map((row) => row.map(plainText));
  return { heading: `changed parameters (${cells.length}; all others have the model's default)`, cells };
}

async function installed(folder: string): Promise<Model | undefined> {
  // The defaults of a model that came with the run are not worth executing its code for.
  if (hasOwnModel(folder)) return undefined;
  try {
    return await modelOf(folder, readResolved(folder));
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}

function parametersOf(model: Model | undefined): Map<string, { value: number | string; unit: string }> {
  const schedule = model?.schedule ?? [];
  return new Map(
    schedule.flatMap((mechanism) =>
      Object.entries(mechanism.parameters).map(([key, parameter]) => {
        const unit = parameter.type === 'number' ? parameter.unit : 'option';
        return [`${mechanism.name}.${key}`, { value: parameter.value, unit }] as const;
      }),
    ),
  );
}

/** Values of one parameter as they are shown, the unit they share behind the last alone. */
function shownTogether(texts: readonly string[]): string[] {
  const unit = / \D.*$/u.exec(texts[texts.length - 1] ?? '')?.[0] ?? '';
  const isShared = unit !== '' && texts.every((text) => text.endsWith(unit));
  return texts.map((text, t) =>
    isShared && t < texts.length - 1 ? text.slice(0, text.length - unit.length) : text,
  );
}

/** A distribution in a few words: `uniform 2 to 8 years`. */
function distributionText(
  distribution: ResolvedDistribution,
  shown: (...values: readonly (number | string)[]) => readonly string[],
): string {
  switch (distribution.kind) {
    case 'fixed':
      return shown(distribution.value).join('');
    case 'choice':
      return `one of ${shown(...distribution.options).join(' | ')}`;
    case 'rows':
      return `one of ${distribution.values.length} rows of ${distribution.group}`;
    case 'uniform':
    case 'logUniform':
      return `${distribution.kind} ${shown(distribution.low, distribution.high).join(' to ')}`;
    case 'triangular':
      return `triangular ${shown(distribution.low, distribution.mode, distribution.high).join(', ')}`;
    case 'normal':
      return `normal, mean ${shown(distribution.mean).join('')}, deviation ${shown(distribution.deviation).join('')}`;
    case 'lognormal':
      return `lognormal, median ${shown(distribution.median).join('')}, sigma ${distribution.sigma}`;
    case 'gamma':
      return `gamma, shape ${distribution.shape}, scale ${distribution.scale}`;
  }
}
