// Notebooks: how they are cut into cells, run and shown.
const at = (file, killedBy) => (from, to, kind, quick) => ({
  file,
  from,
  to,
  kind,
  killedBy: `tests/notebooks/${killedBy}.test.ts`,
  ...(quick === undefined ? {} : { quick: true }),
});
const cells = at('scripts/notebooks/cells.ts', 'cells');
const outputs = at('scripts/notebooks/outputs.ts', 'outputs');
const page = at('scripts/notebooks/page.ts', 'page');
const highlighted = at('scripts/notebooks/highlight.ts', 'highlight');
const arrow = at('notebooks/arrow_file.py', 'arrow-file');

export const notebooks = [
  cells(
    'return cell === undefined ? text : signals[language](cell);',
    'return cell === undefined ? text : `${signals[language](cell)}\\n${text}`;',
    'term',
  ),
  cells(
    'const marks = new Map(cellsOf(source, language).map(({ line }, cell) => [line, cell]));',
    'const marks = new Map(cellsOf(source, language).map(({ line }, cell) => [line - 1, cell]));',
    'off by one',
  ),
  outputs(
    'else current = outputs[Number(cell)];',
    'else current ??= outputs[Number(cell)];',
    'term',
    'quick',
  ),
  outputs('    flush();\n    const cell', '    const cell', 'missing step'),
  page('html: false', 'html: true', 'constant'),
  highlighted(
    '`(${comment})|(${string})|(${number})|(${words})`',
    '`(${string})|(${comment})|(${words})|(${number})`',
    'order',
  ),
  arrow('NAN = struct.pack("<Q", 0x7FF8 << 48)', 'NAN = struct.pack("<Q", 0xFFF8 << 48)', 'constant'),
  arrow('bits[row >> 3] >> (row & 7) & 1', 'bits[row >> 3] >> (7 - (row & 7)) & 1', 'order'),
  arrow('flat[width * r : width * (r + 1)]', 'flat[r :: rows]', 'order'),
];
