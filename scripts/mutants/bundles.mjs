// Bundles: what is packed, and what is refused.
import { inFile } from './in-file.mjs';

export const bundles = [
  ...inFile(
    'src/bundle/entry-names.ts',
    [["parts.includes('..') || ", '', 'condition', 'in quick']],
    'src/bundle/entry-names',
  ),
  ...inFile(
    'src/bundle/read-zip.ts',
    [
      ['if (packed > size) throw', 'if (packed > size * 1e6) throw', 'bound'],
      ['if (kind === LINK) return `${name}: a link`;', '', 'condition'],
    ],
    'src/bundle/open-bundle',
  ),
  ...inFile(
    'src/bundle/open-bundle.ts',
    [
      ['wrong.push(name);', 'continue;', 'swallowed error', 'in quick'],
      ['name !== CHECKSUMS && !listed.has(name)', 'false', 'condition'],
      ['    archive.close();\n    remove();', '    archive.close();', 'missing step'],
    ],
    'src/bundle/open-bundle',
  ),
  ...inFile(
    'src/bundle/check-companions.ts',
    [
      ['if (foreign !== undefined) throw', 'if (foreign === "") throw', 'condition'],
      ['if (wrong === undefined) return notes;', 'return notes;', 'swallowed error'],
    ],
    'src/bundle/check-companions',
  ),
  ...inFile(
    'src/bundle/check-companions.ts',
    [
      ['mine[at] < needed[at]', 'mine[at] > needed[at]', 'comparison'],
      ['name.startsWith(`${run}/analysis/`)', 'false', 'missing case'],
    ],
    'src/bundle/check-companions',
  ),
  ...inFile(
    'src/bundle/stray-bytes.ts',
    [
      ["return 'bytes between its files';", 'continue;', 'swallowed error'],
      ['ends.includes(offset) && offset + list + END === size', 'offset + list + END === size', 'condition'],
      ['offset + list + END === size', 'true', 'condition'],
    ],
    'src/bundle/stray-bytes',
  ),
  ...inFile(
    'src/reproduce/check-contents.ts',
    [
      ['if (digest !== listed.contentDigest)', 'if (digest === "")', 'swallowed error'],
      ['return rows === listed.rows', 'return digest !== ""', 'condition'],
      ['return runs * outcomes.length;', 'return undefined;', 'missing case'],
    ],
    'src/reproduce/check-contents',
  ),
  ...inFile(
    'src/reproduce/check-report.ts',
    [
      [
        '.filter((path) => !own.includes(path)).map(',
        '.filter((path) => path === "numbers.json" && !own.includes(path)).map(',
        'missing case',
      ],
    ],
    'src/reproduce/report',
  ),
  ...inFile(
    'src/reproduce/run-again.ts',
    [['notes: all || !byKey ? [] : [AUTHOR_KNOWS]', 'notes: []', 'missing step']],
    'src/reproduce/reproduce',
  ),
  ...inFile(
    'src/reproduce/source-differences.ts',
    [['!isNewer(each) && !isWording(each)', 'false', 'condition']],
    'src/reproduce/derived-inputs',
  ),
  ...inFile(
    'src/bundle/write-zip.ts',
    [["if (hash.digest('hex') === sha256) return;", 'return;', 'swallowed error']],
    'src/bundle/write-zip',
  ),
  ...inFile(
    'src/reproduce/series-again.ts',
    [
      [
        'if (following?.scenario === scenario && following.point === point) return;',
        'if (following?.scenario === scenario) return;',
        'condition',
      ],
    ],
    'src/reproduce/bundle',
  ),
  ...inFile('src/bundle/unpack-beside.ts', [
    ['else if (!isSame(into, scratch)) throw taken(path, into);', '', 'condition'],
  ]),
  ...inFile(
    'src/bundle/run-files.ts',
    [['...differencesIn(folder)].flatMap', '].flatMap', 'missing case']],
    'src/cli/bundles',
  ),
  ...inFile(
    'src/bundle/pack.ts',
    [['if (wrong.length === 0) continue;', 'continue;', 'swallowed error']],
    'src/cli/bundles',
  ),
  ...inFile(
    'src/cli/signals.ts',
    [['if (process.listenerCount(name) === 1) process.exit(code);', '', 'missing step']],
    'src/cli/bundles',
  ),
  ...inFile(
    'src/report/difference-report/check-difference.ts',
    [
      ['found && readFileSync(full).equals(Buffer.from(bytes)) ? [] : [path]', '[]', 'swallowed error'],
      ['...comparedTexts(commandTexts(stored.commands), commandTexts(commands)),', '', 'missing case'],
    ],
    'src/report/difference-report/difference-content',
  ),
  ...inFile(
    'src/report/difference-report/flips-section.ts',
    [[', searchesFolder(first, second)];', '];', 'missing case']],
    'src/report/difference-report/difference-content',
  ),
];
