import { LabError, grouped, nearest, showQuantity } from '../define/index.ts';
import type { Model, Parameter } from '../define/index.ts';
import { clipped } from './problems.ts';

/** All parameters of a model as `mechanism.parameter`. */
export function parametersOf(model: Model): Map<string, Parameter> {
  return new Map(
    model.schedule.flatMap(({ name, parameters }) =>
      Object.entries(parameters).map(([key, parameter]): [string, Parameter] => [
        `${name}.${key}`,
        parameter,
      ]),
    ),
  );
}

/** Units of everything that can be observed: shared quantities and `mechanism.measure`. */
export function unitsOf(model: Model): Map<string, string> {
  return new Map([
    ...Object.entries(model.economy.quantities).map(([name, { unit }]): [string, string] => [name, unit]),
    ...model.schedule.flatMap(({ name, measures }) =>
      Object.entries(measures).map(([key, { unit }]): [string, string] => [`${name}.${key}`, unit]),
    ),
  ]);
}

/** What a quantity or measure means, in the model's words. */
export function meaningOf(model: Model, name: string): string | undefined {
  const quantity = model.economy.quantities[name];
  if (quantity !== undefined) return quantity.means;
  const [mechanism, measure] = name.split('.');
  return model.schedule.find((each) => each.name === mechanism)?.measures[measure]?.means;
}

/** The model's constants of one unit: only these may stand behind `% of`. */
export function constantsIn(model: Model, unit: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(model.economy.constants)
      .filter(([, constant]) => constant.unit === unit)
      .map(([name, { value }]) => [name, value]),
  );
}

/** The range of a parameter in words: `0% to 100%`, or its options. */
export function rangeOf(parameter: Parameter): string {
  if (parameter.type === 'choice') return `one of ${Object.keys(parameter.options).join(', ')}`;
  const [low, high] = parameter.between;
  return `${showQuantity(low, parameter.unit)} to ${showQuantity(high, parameter.unit)}`;
}

/** One line about a parameter: what it means, its range, its default. */
export function aboutParameter(parameter: Parameter): string {
  const usual = parameter.type === 'choice' ? parameter.value : showQuantity(parameter.value, parameter.unit);
  return `${parameter.means}, ${rangeOf(parameter)}, default ${usual}`;
}

/**
 * The installed model of a reference `name@1` or `name@1.2.0`.
 * Throws E110 when no model has the name and E111 when the installed version is another one.
 */
export function findModel(reference: string, models: ReadonlyMap<string, Model>): Model {
  const [name = '', version = ''] = reference.split('@');
  const model = models.get(name);
  if (model === undefined) {
    const near = nearest(name, models.keys());
    const installed = [...models.values()].map(referenceOf);
    throw new LabError('E110', `unknown model \`${clipped(reference)}\``, {
      suggestion:
        near === undefined ? undefined : referenceOf(models.get(near) ?? { name: near, version: '1' }),
      expected: `an installed model: ${installed.join(', ')}`,
    });
  }
  const major = model.version.split('.')[0];
  if (reference === `${name}@${major}` || reference === `${name}@${model.version}`) return model;
  const asked = version === '' ? 'names no version' : `asks for \`${clipped(version)}\``;
  throw new LabError('E111', `model ${name} has version ${model.version}, the experiment ${asked}`, {
    suggestion: referenceOf(model),
    expected: `\`${name}@${major}\` or \`${name}@${model.version}\`, or the release of metis-lab that has the other version`,
  });
}

const referenceOf = ({ name, version }: { name: string; version: string }): string =>
  `${name}@${version.split('.')[0]}`;

/** Bytes in words, to two digits. */
export function bytesInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let [size, at] = [bytes, 0];
  while (size >= 1000 && at < units.length - 1) [size, at] = [size / 1000, at + 1];
  return `${grouped(Number(size.toPrecision(2)))} ${units[at]}`;
}
