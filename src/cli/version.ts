import { readFileSync } from 'node:fs';

/** Version of this installation, from its package.json; light enough for every call. */
export function installedVersion(): string {
  const above = import.meta.url.endsWith('.ts') ? '../../package.json' : '../../../package.json';
  const described: unknown = JSON.parse(readFileSync(new URL(above, import.meta.url), 'utf8'));
  const known = typeof described === 'object' && described !== null && 'version' in described;
  return known ? String(described.version) : 'unknown';
}
