/** Media types of the files that runs have, by their last extension. */
const types: ReadonlyMap<string, string> = new Map([
  ['arrow', 'application/vnd.apache.arrow.file'],
  ['cff', 'application/yaml'],
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['md', 'text/markdown'],
  ['mjs', 'text/javascript'],
  ['png', 'image/png'],
  ['sha256', 'text/plain'],
  ['svg', 'image/svg+xml'],
  ['ts', 'application/typescript'],
  ['txt', 'text/plain'],
  ['yaml', 'application/yaml'],
]);

/** Media type of a file by its name; that of any bytes for an unknown one. */
export function mediaType(path: string): string {
  return types.get(path.split('.').at(-1) ?? '') ?? 'application/octet-stream';
}
