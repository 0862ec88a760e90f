import { chanceAnswer } from './answer-chance.ts';
import { clearOutcomesAnswer, effectAnswer } from './answer-effect.ts';
import { arithmeticAnswer, countAnswer, runwayAnswer } from './answer-facts.ts';
import { inputAnswer } from './answer-inputs.ts';
import { ledgerAnswer, middleFutureAnswer } from './answer-ledger.ts';
import { levelAnswer, ratioAnswer } from './answer-level.ts';
import { partAnswer } from './answer-part.ts';
import { pictureAnswer } from './answer-pictures.ts';
import { failedAnswer } from './failed-futures.ts';
import { flipAnswer } from './flip.ts';
import { influenceAnswer } from './influence.ts';
import { pastAnswer } from './past.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** Answers a query from the tables of a run. Throws for names that the run does not have. */
export function answer(run: RunData, query: Query): Answer {
  switch (query.measure) {
    case 'level':
      return levelAnswer(run, query);
    case 'effect':
      return effectAnswer(run, query);
    case 'ratio':
      return ratioAnswer(run, query);
    case 'chance':
      return chanceAnswer(run, query);
    case 'part':
      return partAnswer(run, query);
    case 'influence':
      return influenceAnswer(run, query);
    case 'flip':
      return flipAnswer(run, query);
    case 'past':
      return pastAnswer(run, query);
    case 'count':
      return countAnswer(run, query);
    case 'failed':
      return failedAnswer(run, query);
    case 'middleFuture':
      return middleFutureAnswer(run, query);
    case 'ledger':
      return ledgerAnswer(run, query);
    case 'clearOutcomes':
      return clearOutcomesAnswer(run, query);
    case 'inputRange':
    case 'leverValue':
    case 'inputs':
      return inputAnswer(run, query);
    case 'runwayFactor':
      return runwayAnswer(query);
    case 'arithmetic':
      return arithmeticAnswer(query);
    default:
      return pictureAnswer(run, query);
  }
}
