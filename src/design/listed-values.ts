import type { Dimension } from './design.ts';

/** The values a dimension lists: options of a `choice`, or the one `fixed` value. Throws for a law, or for a value listed twice. */
export function listedValues({ name, distribution }: Dimension): readonly (number | string)[] {
  if (distribution.kind === 'fixed') return [distribution.value];
  if (distribution.kind !== 'choice')
    throw new Error(`invalid ${name}: ${distribution.kind}; expected listed values`);
  const { options } = distribution;
  const twice = options.find((option, place) => options.indexOf(option) !== place);
  if (twice !== undefined) throw new Error(`duplicate ${name}: ${twice}; expected each value once`);
  return options;
}
