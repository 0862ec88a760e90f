import { grouped } from '../define/index.ts';
import type { Parameter, Provenance } from '../define/index.ts';
import { plainText } from '../report/escape.ts';

/** A value as people read it, without its unit: shares and yearly rates in per cent. */
export function shownValue(value: number | string, unit: string): string {
  if (typeof value === 'string') return plainText(value);
  return grouped(unit === 'share' || unit.startsWith('1/') ? value * 100 : value);
}

/** The unit of `shownValue`. */
export function shownUnitOf(unit: string): string {
  if (unit === 'share') return '%';
  return unit.startsWith('1/') ? `%${unit.slice(1)}` : unit === '1' ? '' : unit;
}

/** `cite: title, place`, `measure: …` or `assume (low): why`, in one line. */
export function sourceLine(source: Provenance): string {
  if (source.kind === 'assume') return plainText(`assume (${source.confidence}): ${source.why}`);
  if (source.kind === 'measure') return plainText(`measure: ${source.how} (${source.file})`);
  const place = [source.title, source.place, source.url, source.read].filter((part) => part !== undefined);
  return plainText(`cite: ${place.join(', ')}`);
}

/** Cells of a parameter: name, meaning, unit, range or options, default, source. */
export function parameterCells(name: string, parameter: Parameter): string[] {
  const { means, source } = parameter;
  if (parameter.type === 'choice') {
    return [
      name,
      means,
      'option',
      Object.keys(parameter.options).join(' | '),
      `default ${parameter.value}`,
      sourceLine(source),
    ];
  }
  const { unit, between, value } = parameter;
  const span = between.map((end) => shownValue(end, unit)).join(' to ');
  return [name, means, shownUnitOf(unit), span, `default ${shownValue(value, unit)}`, sourceLine(source)];
}
