export * from './economy.ts';
export { metis } from './metis.ts';
