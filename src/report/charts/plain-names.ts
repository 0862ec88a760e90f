import type { Json } from './chart.ts';

/** Draws nothing and takes no room; drawing leaves it out. */
const joint = '\u2060';

/**
 * A specification in which no text is a name that every JavaScript object has, `constructor` or `__proto__`: Vega looks texts up in
 * plain objects and would take such a label for what it finds there. An invisible joint at the end makes it a text like any other.
 */
export function plainNames<Part extends Json>(part: Part): Part;
export function plainNames(part: Json): Json {
  if (typeof part === 'string') return part in Object.prototype ? `${part}${joint}` : part;
  if (typeof part !== 'object' || part === null) return part;
  if (isList(part)) return part.map((each) => plainNames(each));
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plainNames(value)]));
}

const isList = (part: object): part is readonly Json[] => Array.isArray(part);
