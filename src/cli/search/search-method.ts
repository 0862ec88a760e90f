import type { Point } from '../../design/index.ts';
import type { SearchGoal } from './search-goals.ts';
import { choiceOption, invalidOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';

/** Most settings that are compared one by one. */
export const MOST_SETTINGS = 400;
const MOST_SELECTED = 100;
const methods = ['select', 'ocba', 'all', 'evolve'] as const;

/** How a search goes about it. */
export type SearchMethod = (typeof methods)[number];

/** What decides how to search. */
export interface MethodContext {
  readonly settings: readonly Point[] | undefined;
  readonly goals: readonly SearchGoal[];
  readonly robust: string;
  /** Whether outcomes have bounds, which a choice by means alone does not know. */
  readonly isBounded: boolean;
}

/** The method asked for, or the one that fits. Throws E502 for one that cannot answer. */
export function methodOf(call: Call, { settings, goals, robust, isBounded }: MethodContext): SearchMethod {
  const isMean = robust === 'expected' || robust === 'satisfice';
  const isFew = settings !== undefined && settings.length <= MOST_SELECTED;
  const isChoice = goals.length === 1 && isMean && !isBounded;
  const fitting = isChoice && isFew ? 'select' : 'all';
  const method = choiceOption(call, 'method', methods) ?? (settings === undefined ? 'evolve' : fitting);
  if (method === 'evolve') {
    if (isMean) return method;
    throw invalidOption(
      'robust',
      robust,
      'expected or satisfice where settings are too many to compare all: list fewer values (low:high:step)',
    );
  }
  if (settings === undefined)
    throw invalidOption(
      'method',
      method,
      `listed values, low:high:step or a,b,c, at most ${MOST_SETTINGS} settings in all; or --method evolve`,
    );
  if (method !== 'all' && !isChoice)
    throw invalidOption(
      'method',
      method,
      'one goal, expected or satisfice, no bounds on outcomes; --method all for the others',
    );
  return method;
}
