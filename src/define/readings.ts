import type { Provenance } from './provenance.ts';
import type { Quantity } from './units.ts';

/** Values of an observed series that were read in the world, date by date, with one source: what the past says about the model. */
export interface Reading<Of extends string = string, Scenario extends string = string> {
  /** Quantity or `mechanism.measure` that was read; it must be observed. */
  readonly of: Of;
  /** What was read in a few words; what the quantity means to the model unless said. */
  readonly label?: string;
  /** What was read, by date `YYYY-MM-DD` within the time simulated; amounts with their unit. */
  readonly values: Readonly<Record<string, Quantity | number | string>>;
  /** Scenario that has the rules of that time; the baseline unless said. */
  readonly scenario?: Scenario;
  /** The document the values stand in. */
  readonly cite?: Omit<Extract<Provenance, { readonly kind: 'cite' }>, 'kind'>;
  /** The data file the values were measured on. */
  readonly measure?: Omit<Extract<Provenance, { readonly kind: 'measure' }>, 'kind'>;
  /** The values were not read but follow from something read: how. Such values are shown hollow and never judged. */
  readonly assume?: Omit<Extract<Provenance, { readonly kind: 'assume' }>, 'kind'>;
}

/**
 * Readings of one quantity from one source, which the model is compared with: `cite` and `measured` mean values that were read,
 * `assumed` values that only follow from something read. They change no simulated number and no run key.
 */
export function reading<const Of extends string, const Scenario extends string = never>(
  of: Of,
  details: {
    readonly label?: string;
    readonly values: Readonly<Record<string, Quantity | number | string>>;
    readonly source: Provenance;
    readonly scenario?: Scenario;
  },
): Reading<Of, Scenario> {
  const { label, values, source, scenario } = details;
  const { kind, ...words } = source;
  return {
    of,
    ...(label === undefined ? {} : { label }),
    values,
    ...(scenario === undefined ? {} : { scenario }),
    [kind]: words,
  };
}
