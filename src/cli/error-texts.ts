import { bundleErrors } from '../bundle/error-texts.ts';
import { calibrateErrors } from '../calibrate/error-texts.ts';
import { designErrors } from '../design/error-texts.ts';
import { differenceErrors } from '../difference/error-texts.ts';
import { loadErrors } from '../load/error-texts.ts';
import { queryErrors } from '../query/error-texts.ts';
import { reportErrors } from '../report/error-texts.ts';
import { reproduceErrors } from '../reproduce/error-texts.ts';
import { sensitivityErrors } from '../sensitivity/error-texts.ts';
import { storeErrors } from '../store/error-texts.ts';
import { simulateErrors } from '../simulate/error-texts.ts';

/** What `mlab explain` says of a code. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

const commandErrors: Readonly<Record<string, ErrorText>> = {
  E000: {
    title: 'internal error',
    text: 'Something went wrong that is not your doing. Run the same command with -v, and report what it prints together with the experiment file and the output of `mlab doctor`. Finished work is kept: running again continues.',
  },
  E520: {
    title: 'a study stopped before one of its batches was finished',
    text: 'A search, calibration or other study runs simulations batch by batch. It was interrupted, or blocks could not be computed. Finished futures are saved; the same command continues.',
  },
  E501: {
    title: 'the run has no readable resolved experiment',
    text: 'Every run keeps the experiment it was computed from in experiment.resolved.json. Without it nothing can be continued or reproduced. Fetch the folder again, or run the experiment file again.',
  },
  E502: {
    title: 'invalid option',
    text: 'An option of the command line has a value that cannot be used, for example `--threads 0` or `--replications many`. The message says what would be right; `mlab <command> --help` lists all options.',
  },
  E503: {
    title: 'the run is not finished',
    text: 'Comparisons and reproductions need a finished run, so that nothing partial is presented as whole; a report on an unfinished one is marked on every text and picture, and needs one future that is complete in every scenario. `mlab resume <run>` computes what is missing.',
  },
  E504: {
    title: 'no unfinished run, or several',
    text: 'Without a name `mlab resume` continues the only unfinished run of the results folder. Name one: `mlab runs` lists them with their keys.',
  },
  E505: {
    title: 'unknown error code',
    text: 'Error codes are an E and three digits. `mlab explain` without a code lists them all.',
  },
  E506: {
    title: 'the folder is not empty',
    text: '`mlab init` never overwrites: name a new folder, or an empty one. For example `mlab init vote` and then `cd vote`.',
  },
  E508: {
    title: 'the experiment is there already',
    text: '`mlab new` never overwrites: an experiment of this name stands in the folder `experiments`, in this or another format. Take another name, or move the file away.',
  },
  E507: {
    title: 'nothing to replay',
    text: 'A replay names a replication that the run has, and one of its scenarios: `mlab show <run> --replay 17 --scenario full`. `mlab show <run>` prints both.',
  },
};

/** Every error code with its title and text, in order. */
export const errorTexts: ReadonlyMap<string, ErrorText> = new Map(
  Object.entries({
    ...commandErrors,
    ...loadErrors,
    ...storeErrors,
    ...differenceErrors,
    ...queryErrors,
    ...simulateErrors,
    ...reportErrors,
    ...reproduceErrors,
    ...bundleErrors,
    ...calibrateErrors,
    ...designErrors,
    ...sensitivityErrors,
  }).sort(([a], [b]) => (a < b ? -1 : 1)),
);
