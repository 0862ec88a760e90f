import type { Chart } from './charts/chart.ts';
import type { NumberInText } from './numbers.ts';

/** A piece of a sentence. */
export type Inline =
  | string
  | NumberInText
  | { readonly kind: 'strong'; readonly text: Rich }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A sentence or a cell. */
export type Rich = readonly Inline[];

/** What sections consist of. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: Rich }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Rich[])[];
    }
  | { readonly kind: 'chart'; readonly name: string; readonly chart: Chart }
  | { readonly kind: 'code'; readonly text: string };

/** A section of a report; `folded` ones may be closed at first. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly folded: boolean;
  /** What texts with little room say in its place. */
  readonly short?: readonly Block[];
  /** What a message of few lines says of it. */
  readonly brief?: Brief;
}

/** A list for a message of few lines. */
export interface Brief {
  /** What stands before the list. */
  readonly lead: string;
  /** Place of the item that is never left out. */
  readonly must: number;
  /** The items: as they stand in the list, and by themselves, where the one before is left out; and about which set of rules they are. */
  readonly lines: readonly { readonly text: Rich; readonly named: Rich; readonly scenario: string }[];
  /** Sets of rules that the list is chosen from. */
  readonly sets: number;
  /** How many futures failed; empty for none. */
  readonly failed: Rich;
}

/** Text with numbers, links and emphasis inside: rich`by ${number} years`. */
export function rich(texts: TemplateStringsArray, ...pieces: readonly (Inline | Rich)[]): Rich {
  return texts.flatMap((text, index): Inline[] => {
    const piece = pieces[index];
    const inside: readonly Inline[] = piece === undefined ? [] : isRich(piece) ? piece : [piece];
    return text === '' ? [...inside] : [text, ...inside];
  });
}

function isRich(piece: Inline | Rich): piece is Rich {
  return Array.isArray(piece);
}

/** Emphasised text. */
export const strong = (text: string | Rich): Inline => ({
  kind: 'strong',
  text: typeof text === 'string' ? [text] : text,
});
/** A name or command as it is typed. */
export const code = (text: string): Inline => ({ kind: 'code', text });
/** A link, when the address is one of the web; otherwise the text alone. */
export function link(text: string, href: string | undefined): Inline {
  return href !== undefined && /^https?:\/\/[^\s]+$/u.test(href) ? { kind: 'link', text, href } : text;
}

/** A paragraph. */
export const paragraph = (text: Rich): Block => ({ kind: 'paragraph', text });

/** The words of a text without links and emphasis. */
export function bareText(text: Rich): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece.kind === 'strong' ? bareText(piece.text) : piece.text;
    })
    .join('');
}
