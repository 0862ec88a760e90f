export { majorsWith } from '../majors.ts';
export { marketWith } from '../market.ts';
export type { PriceHistory } from './history.ts';
export { withHistory } from './with-history.ts';
