// Mistakes that somebody could make, each with the test that finds it; one file a part of the project.
import { answers } from './answers.mjs';
import { arithmetic } from './arithmetic.mjs';
import { bundles } from './bundles.mjs';
import { backTests } from './back-tests.mjs';
import { designs } from './designs.mjs';
import { engine } from './engine.mjs';
import { flowsAndGroups } from './flows-and-groups.mjs';
import { forks } from './forks.mjs';
import { governanceAndFinality } from './governance-and-finality.mjs';
import { inference } from './inference.mjs';
import { match } from './match.mjs';
import { notebooks } from './notebooks.mjs';
import { pictures } from './pictures.mjs';
import { poolAndHolders } from './pool-and-holders.mjs';
import { precision } from './precision.mjs';
import { processes } from './processes.mjs';
import { randomness } from './randomness.mjs';
import { rareEvents } from './rare-events.mjs';
import { records } from './records.mjs';
import { reportTexts } from './report-texts.mjs';
import { reportWords } from './report-words.mjs';
import { searches } from './search.mjs';
import { studies } from './studies.mjs';
import { sensitivity } from './sensitivity.mjs';
import { summaries } from './summaries.mjs';
import { supplyAndLayers } from './supply-and-layers.mjs';
import { varianceReduction } from './variance-reduction.mjs';

/** All mutants. */
export const mutants = [
  ...randomness,
  ...processes,
  ...arithmetic,
  ...supplyAndLayers,
  ...poolAndHolders,
  ...governanceAndFinality,
  ...engine,
  ...summaries,
  ...flowsAndGroups,
  ...sensitivity,
  ...inference,
  ...records,
  ...bundles,
  ...answers,
  ...reportTexts,
  ...reportWords,
  ...backTests,
  ...notebooks,
  ...match,
  ...precision,
  ...studies,
  ...forks,
  ...designs,
  ...rareEvents,
  ...searches,
  ...varianceReduction,
  ...pictures,
];
