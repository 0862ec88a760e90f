/** How sure a source or an assumption is. */
export type Confidence = 'low' | 'medium' | 'high';

/** Where a value comes from: a document, a measurement on a data file, or an assumption that says so. */
export type Provenance =
  | {
      readonly kind: 'cite';
      readonly title: string;
      readonly url?: string;
      readonly read?: string;
      readonly place?: string;
    }
  | { readonly kind: 'measure'; readonly file: string; readonly sha256: string; readonly how: string }
  | {
      readonly kind: 'assume';
      readonly why: string;
      readonly confidence: Confidence;
      readonly notStated?: boolean;
    };

/** A document as the source of a value; `place` is the section or contract, `read` the date on which it was read. */
export function cite(
  title: string,
  details: { readonly url?: string; readonly read?: string; readonly place?: string } = {},
): Provenance & { readonly kind: 'cite' } {
  return { kind: 'cite', title, ...details };
}

/** A value measured on a data file, identified by its SHA-256. */
export function measured(
  file: string,
  sha256: string,
  how: string,
): Provenance & { readonly kind: 'measure' } {
  return { kind: 'measure', file, sha256, how };
}

/** A value without a source: why it was chosen and how much to trust it. */
export function assumed(why: string, confidence: Confidence): Provenance & { readonly kind: 'assume' } {
  return { kind: 'assume', why, confidence };
}
