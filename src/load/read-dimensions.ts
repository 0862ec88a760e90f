import { exampleOf, exitCodes, LabError, nearest } from '../define/index.ts';
import type { Model, Parameter } from '../define/index.ts';
import type { Dimension } from '../design/index.ts';
import type { ResolvedDistribution, ResolvedExperiment } from '../plan/index.ts';
import { parametersOf } from './model-facts.ts';
import { readValue } from './read-amount.ts';

/** Most values of one dimension written as `low:high:step`. */
const MOST_STEPS = 10_000;
/** A last step may miss the end by this share of a step: 0.1 + 0.2 is not 0.3. */
const SLACK = 1e-9;

/** What dimensions are read against. */
export interface DimensionContext {
  readonly resolved: Pick<ResolvedExperiment, 'assumptions' | 'scenarios'>;
  readonly model: Model;
  /** Option of the command line, for messages: `--over`. */
  readonly option: string;
}

/**
 * Dimensions of a design from the command line: `p=low:high` (equally likely between), `p=low:high:step` and `p=a,b,c` (each value),
 * or the bare name of an assumption that the experiment draws (its own distribution). Values are written as after `--set`.
 * Throws LabError E104 (unknown), E103 (twice), E105, E121, E122 (values), E502 (form), E116 (a lever that all scenarios set).
 */
export function readDimensions(texts: readonly string[], context: DimensionContext): Dimension[] {
  const dimensions = texts.map((text) => readDimension(text, context));
  dimensions.forEach(({ name }, at) => {
    if (dimensions.findIndex((each) => each.name === name) < at)
      throw new LabError('E103', `\`${name}\` is varied twice`, {
        exit: exitCodes.usage,
        path: context.option,
        expected: 'each parameter once',
      });
  });
  return dimensions;
}

/** Every assumption that the experiment draws, as dimensions with their own distributions; fixed ones are left out. */
export function drawnDimensions({ assumptions }: Pick<ResolvedExperiment, 'assumptions'>): Dimension[] {
  return assumptions
    .filter(({ distribution }) => distribution.kind !== 'fixed')
    .map(({ name, distribution, between }) => ({ name, distribution, between }));
}

function readDimension(text: string, context: DimensionContext): Dimension {
  const [, name = '', written] = /^([^=]*)(?:=(.*))?$/su.exec(text.trim()) ?? [];
  const parameter = known(name, context);
  if (written === undefined) return drawn(name, context);
  const place = { name, parameter, context, all: written };
  const read = (one: string): number | string => valueOf(one, place);
  return { name, distribution: distributionOf(written, place, read) };
}

function known(name: string, { model, resolved, option }: DimensionContext): Parameter {
  const parameters = parametersOf(model);
  const parameter = parameters.get(name);
  const exit = exitCodes.usage;
  if (parameter === undefined)
    throw new LabError('E104', `unknown parameter \`${name}\``, {
      exit,
      path: option,
      suggestion: nearest(name, parameters.keys()),
      expected: 'a lever or assumption of the model: `mlab models describe`',
    });
  const { scenarios } = resolved;
  const sets = ({ levers }: (typeof scenarios)[number]): boolean => Object.hasOwn(levers, name);
  const setBy = scenarios.filter(sets).map((each) => each.name);
  const free = scenarios.filter((each) => !sets(each)).map((each) => each.name);
  if (setBy.length > 0)
    throw new LabError(
      'E116',
      `\`${name}\` cannot be varied: ${setBy.join(', ')} set${setBy.length === 1 ? 's' : ''} it`,
      {
        exit,
        path: option,
        expected:
          free.length === 0
            ? 'a parameter that no scenario sets'
            : `\`--scenarios ${free.join(',')}\`, which leave${free.length === 1 ? 's' : ''} it free`,
      },
    );
  return parameter;
}

function drawn(name: string, { resolved, option }: DimensionContext): Dimension {
  const found = drawnDimensions(resolved).find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new LabError('E502', `invalid ${option}: ${name} without values`, {
    exit: exitCodes.usage,
    path: option,
    expected: `\`${name}=low:high\` or \`${name}=a,b,c\`: the experiment draws no distribution for it`,
  });
}

interface Place {
  readonly name: string;
  readonly parameter: Parameter;
  readonly context: DimensionContext;
  /** All that is written behind the name. */
  readonly all: string;
}

function distributionOf(
  written: string,
  place: Place,
  read: (one: string) => number | string,
): ResolvedDistribution {
  const range = written.split(':');
  const isRange = place.parameter.type === 'number' && range.length > 1;
  if (!isRange) return listed(splitValues(written, place.parameter).map(read), place);
  const [low, high] = [read(range[0]), read(range[1])];
  if (typeof low !== 'number' || typeof high !== 'number' || range.length > 3 || !(low < high))
    throw wrongForm(written, place);
  if (range.length === 2) return { kind: 'uniform', low, high };
  return listed(
    steps(low, high, stepOf(range[2], place), () => wrongForm(written, place)),
    place,
  );
}

/**
 * `90%,100%` and `100,200,300` are lists, `1,000,000 METIS` is one value: a comma belongs to a number when it stands between a digit and
 * three digits, and the values are written with a unit; so is `1,000,000` where values need a unit (which is then asked for), or where a list
 * would have items such as `000`.
 */
function splitValues(written: string, parameter: Parameter): string[] {
  const isBare = !/[\p{L}%]/u.test(written);
  const isGrouped = /^[+-]?\d{1,3}(?:,\d{3})+$/u.test(written.trim());
  const needsUnit = parameter.type === 'number' && parameter.unit !== '1';
  if (isGrouped && (needsUnit || /,0/u.test(written))) return [written.trim()];
  const between = isBare ? /,/u : /(?<!\d),|,(?!\d{3}(?:\D|$))/u;
  return written.split(between).map((each) => each.trim());
}

function listed(options: readonly (number | string)[], { name, context }: Place): ResolvedDistribution {
  if (new Set(options).size < options.length)
    throw new LabError('E103', `duplicate value of ${name}`, {
      exit: exitCodes.usage,
      path: context.option,
      expected: 'each value once',
    });
  return { kind: 'choice', options, weights: options.map(() => 1) };
}

function steps(low: number, high: number, step: number, wrong: () => LabError): number[] {
  const count = Math.floor((high - low) / step + SLACK);
  if (!(step > 0) || !(count >= 1) || count >= MOST_STEPS) throw wrong();
  // Multiples of the step are rounded to 12 digits, so that 10% + 3 × 1% is written 13% again.
  return Array.from({ length: count + 1 }, (_, k) => Number((low + k * step).toPrecision(12)));
}

/** A step is a difference of values: its unit is the parameter's, its size may lie outside the range. */
function stepOf(written: string, { name, parameter, context, all }: Place): number {
  if (parameter.type !== 'number') return NaN;
  const wide: Parameter = { ...parameter, between: [-Infinity, Infinity] };
  return Number(valueOf(written, { name, parameter: wide, context, all }));
}

function valueOf(written: string, { name, parameter, context, all }: Place): number | string {
  const text = written.trim();
  const isBare =
    parameter.type === 'number' && text !== '' && /^[-+\d.eE]+$/u.test(text) && !Number.isNaN(Number(text));
  try {
    return readValue(isBare ? Number(text) : text, { name, parameter, model: context.model });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new LabError(error.code, error.message, {
      ...error.place,
      ...(error.code === 'E121' ? withUnits({ name, parameter, all }) : {}),
      exit: exitCodes.usage,
      path: context.option,
    });
  }
}

/** Several values without units as they would be right: `"eagr.size=0 METIS:2,000,000 METIS"`; nothing for one value, or where some cannot be read. */
function withUnits({ name, parameter, all }: Omit<Place, 'context'>): { readonly expected?: string } {
  const sign = all.includes(':') ? ':' : ',';
  const amounts = all.split(sign).map((each) => each.trim());
  const isBare = amounts.every((each) => /^[-+]?\d[\d_]*(?:\.\d+)?$/u.test(each));
  const isGrouped = sign === ',' && /^[+-]?\d{1,3}(?:,\d{3})+$/u.test(all.trim());
  const isOne = isGrouped && /,0/u.test(all);
  if (parameter.type !== 'number' || amounts.length < 2 || !isBare || isOne) return {};
  const { unit } = parameter;
  const isShare = unit === 'share' || unit.startsWith('1/');
  const written = amounts.map((each) => {
    const amount = Number(each.replaceAll('_', ''));
    return isShare ? `${amount}%` : exampleOf(unit, amount);
  });
  const one = isGrouped
    ? `; for one value \`"${name}=${exampleOf(unit, Number(all.replaceAll(',', '')))}"\``
    : '';
  return {
    expected: `each value with its unit, in quotation marks: \`"${name}=${written.join(sign === ':' ? ':' : ', ')}"\`${one}`,
  };
}

function wrongForm(written: string, { name, context }: Place): LabError {
  return new LabError('E502', `invalid ${context.option}: ${name}=${written}`, {
    exit: exitCodes.usage,
    path: context.option,
    expected: `\`${name}=low:high\`, \`${name}=low:high:step\` or \`${name}=a,b,c\`, low below high, at most ${MOST_STEPS} steps`,
  });
}
