export { queryErrors } from './error-texts.ts';
export { cellText, csvLines, jsonRows, markdownLines } from './format-rows.ts';
export type { Escapes } from './format-rows.ts';
export { openQuery } from './open-query.ts';
export type { QuerySession, ViewDescription } from './open-query.ts';
