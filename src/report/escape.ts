// Control characters, among them the escape that starts a terminal sequence, and marks that reorder text.
const terminalSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
// Joiners are part of the spelling between letters of scripts that join or stack theirs, and between the pictures of one emoji.
const joinsBefore =
  /(?:(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}\p{M}*|\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)$/u;
const joinsAfter =
  /^(?:(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}|\p{Extended_Pictographic})/u;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether what was found is one joiner that the words around it need. */
function isSpelling(text: string, found: string, at: number): boolean {
  if (found !== '\u200c' && found !== '\u200d') return false;
  return joinsBefore.test(text.slice(Math.max(0, at - 8), at)) && joinsAfter.test(text.slice(at + 1, at + 3));
}

/** Text on one line without terminal sequences, control characters or marks that reorder text; for the terminal and for files. */
export function plainText(text: string): string {
  return text
    .replace(terminalSequence, '')
    .replace(controlCharacter, (found: string, at: number, whole: string) =>
      isSpelling(whole, found, at) ? found : ' ',
    )
    .replace(loneSurrogate, '\ufffd')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Text that stands as itself between HTML or SVG tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Takes no room: programs read what stands on its two sides as two words, people as one. */
const joiner = '\u2060';

// What forums and vote pages make of text after they have read its Markdown, where escapes no longer help: people, tags,
// emoji and faces, check boxes and dates in brackets, one sign for several, addresses.
const eager: readonly RegExp[] = [
  /(?<=@)(?=\S)/gu,
  /(?<=#)(?=[\w\u00c0-\u1fff\u2c00-\ud7ff:-])/gu,
  /(?<=:)(?=\S)/gu,
  /(?<=\[)/gu,
  /(?<=\()(?=(?:c|r|p|pa|tm)\))/giu,
  /(?<=[;=]-?|8-|B-?)(?=\))/gu,
  /(?<=<\/?)(?=3)/gu,
  /(?<=([-.,?!]))(?=\1)/gu,
  /(?<=\+)(?=-)|(?<=[-<=])(?=>)|(?<=<)(?=-)/gu,
  /(?<=\.)(?=\p{L}{2})|(?<=\/)(?=\/)|(?<=www)(?=\.)/giu,
];
const address = /https?:\/\/[^\s<>"'“”‘’|()[\]{}\\`^\u2060]*[\p{L}\p{N}/#=&]/gu;

/** Plain text with invisible joints wherever a site would make a link, a person, a tag, a picture or another sign of it. */
export function unlinked(text: string): string {
  return eager.reduce((found, place) => found.replace(place, joiner), plainText(text));
}

/** Plain text in which `written` has changed all but whole addresses of the web; those stay what they are. */
export function besideAddresses(text: string, written: (text: string) => string): string {
  const plain = plainText(text);
  const addresses = plain.match(address) ?? [];
  const ends = (part: string): [string, string] => [
    /^\s/u.test(part) ? ' ' : '',
    part.length > 1 && /\s$/u.test(part) ? ' ' : '',
  ];
  return plain
    .split(address)
    .map((part, index) => {
      const [start, end] = ends(part);
      return `${start}${written(part)}${end}${inAddress(addresses[index] ?? '', /[*_~]/gu)}`;
    })
    .join('');
}

// Options of a command and names of files, as people copy them; the first sign of either follows nothing or a space.
const typed =
  /(?<![^\s("“])(?:--[a-z][a-z-]*[a-z]|[\w-]+(?:[./][\w-]+)*\.(?:arrow|csv|html|json|md|mjs|py|ts|txt|yaml|zip))(?=[\s),;:"”]|\.?$|\.\s)/gu;

/** Text in pieces: what is typed in a terminal or names a file, where no invisible joint may stand, and the words beside it. */
export function typedPieces(text: string): { readonly text: string; readonly isTyped: boolean }[] {
  const plain = text.replace(/[\u2060]/gu, ' ');
  const names = plain.match(typed) ?? [];
  return plain
    .split(typed)
    .flatMap((words, index) => [
      { text: words, isTyped: false },
      { text: names[index] ?? '', isTyped: true },
    ])
    .filter((piece) => piece.text !== '');
}

/** An address with some of its characters written as their codes, which leads to the same place. */
export function inAddress(href: string, characters: RegExp): string {
  return href.replace(characters, (found) =>
    [...Buffer.from(found)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/**
 * Text that CommonMark shows as it is, also in a table cell, at the start of a line and where HTML is allowed. Characters
 * with a meaning get a backslash; `<` and `&` become entities, because forums strip tags before they read Markdown.
 */
export function escapeMarkdown(text: string): string {
  return marksAsText(plainText(text));
}

/** Text that a forum shows as it is, although it turns names, tags, faces and addresses into pictures and links; whole addresses of the web stay links. */
export function escapeForum(text: string): string {
  return besideAddresses(text, (part) => marksAsText(unlinked(part)));
}

function marksAsText(text: string): string {
  return text
    .replace(/[\\`*_[\]|~^$]/gu, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^([-+=]+)(?=$|[\s\u2060])/u, '\\$1')
    .replace(/^(#+)(?=$|\s)/u, '\\$1')
    .replace(/^(\d+)([.)])(?=$|\s)/u, '$1\\$2');
}

const lookalikes: Readonly<Record<string, string>> = {
  '\\': '/',
  '`': "'",
  '*': '∗',
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '|': '/',
  '~': '∼',
  '^': 'ˆ',
  // The vote page's reader keeps this sign for the ends of lines and swallows one that it finds in a text.
  '␤': '↵',
};

/**
 * Plain words for a page that knows no escapes: characters that Markdown or HTML would read are replaced by ones that look
 * like them, and what would begin a list or a heading at the start of a line begins none. Whole addresses of the web stay.
 */
export function snapshotText(text: string): string {
  return besideAddresses(text, (part) =>
    unlinked(part)
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, '‗')
      .replace(/[\\`*[\]<>|~^␤]/gu, (character) => lookalikes[character] ?? ' ')
      .replace(/^(?=[-+](?:[\s\u2060]|$)|#|\d+[.)](?:\s|$))/u, joiner),
  );
}

/**
 * One field of a CSV line (RFC 4180). Numbers stay as they are; text that a spreadsheet would take for a formula
 * (leading = + - @ or tab) gets a leading apostrophe.
 */
export function escapeCsv(field: string | number): string {
  if (typeof field === 'number') return String(field);
  const text = plainText(field);
  const isFormula = /^[\s]*[=+\-@]/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;]/.test(safe) || isFormula ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A label for a chart. Vega takes expressions and signals only from objects (`{"signal": …}`, `{"expr": …}`) and from
 * its own expression fields, never from a plain string, so a label is safe once it is a string; anything else throws. Strings that
 * are names of JavaScript's objects (`constructor`) get a joint where they reach Vega: see `plainNames`.
 */
export function vegaText(label: unknown): string {
  if (typeof label !== 'string') throw new Error(`invalid chart label: ${typeof label}; expected text`);
  return plainText(label);
}
