import { sha256 } from '../store/index.ts';
import type { Chart } from './charts/chart.ts';
import { escapeCsv } from './escape.ts';

/** The plotted data of a chart as CSV (RFC 4180), numbers in full. */
export function csvOf({ table }: Chart): string {
  return [table.columns, ...table.rows].map((row) => row.map(escapeCsv).join(',')).join('\r\n') + '\r\n';
}

/** SHA-256 of a chart's data. */
export function chartDigest(chart: Chart): string {
  return sha256(Buffer.from(csvOf(chart)));
}
