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
      ['if (wrong === undefined) return [];', 'return [];', 'swallowed error'],
    ],
    'src/bundle/check-companions',
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
];
