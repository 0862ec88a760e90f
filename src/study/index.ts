export { experimentOf, experimentSimulator } from './experiment-simulator.ts';
export type { BatchRecord, SimulatorRequest } from './experiment-simulator.ts';
export { readResponse } from './read-response.ts';
export type { ResponseColumn } from './read-response.ts';
export { parseResponse, scenariosOf } from './response.ts';
export type { Response } from './response.ts';
export { finishedRecord, openStudy } from './study-record.ts';
export type { Study, StudyRecord } from './study-record.ts';
