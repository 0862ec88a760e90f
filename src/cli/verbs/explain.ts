import { exitCodes, LabError, nearest } from '../../define/index.ts';
import { errorTexts } from '../error-texts.ts';
import type { Verb } from '../verb.ts';

/** `mlab explain <code>`: what an error means and what to do. */
export const explain: Verb = {
  name: 'explain',
  description: 'what an error code means, with an example and what would be right',
  arguments: [['[code]', 'error code such as E121; all codes when absent']],
  examples: ['mlab explain E121', 'mlab explain'],
  async run({ args }) {
    const [asked] = args;
    if (asked === undefined) {
      const list = [...errorTexts].map(([code, { title }]) => `${code}   ${title}`);
      return {
        text: list,
        data: Object.fromEntries(errorTexts),
        records: [...errorTexts].map(([code, { title }]) => [code, title]),
      };
    }
    const code = asked.toUpperCase();
    const found = errorTexts.get(code);
    if (found === undefined) {
      throw new LabError('E505', `unknown error code \`${asked}\``, {
        exit: exitCodes.usage,
        suggestion: nearest(code, errorTexts.keys()),
        expected: 'a code such as E121; `mlab explain` lists them all',
      });
    }
    return { text: [`${code}: ${found.title}`, '', found.text], data: { code, ...found } };
  },
};
