export { checkCount } from '../random/index.ts';
