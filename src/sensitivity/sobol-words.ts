import type { SobolResult } from './sobol-indices.ts';

/** Which variance was decomposed, and what luck has in it, in one or two sentences. */
export function decomposedWords(result: SobolResult): string {
  if (result.kind === 'constant')
    return 'The response is the same at every point: there is no variance to decompose.';
  if (result.kind !== 'indices')
    return 'Nothing is left of the variance between points once luck is taken out: no input can be told to matter.';
  const { decomposed, luck, replications, noise } = result;
  if (noise === undefined) {
    return luck === 'own'
      ? 'Decomposed is the variance of the response in a single future; with one replication a point luck cannot be told apart: it is in no first-order index and in every total.'
      : 'Decomposed is the variance of the response in one and the same future; how luck moves it cannot be told from one replication a point.';
  }
  const shared =
    luck === 'common' ? ` over the same ${replications} futures at every point` : ' over futures';
  const part = `luck has ${percent(noise.value)} of the variance of a single future`;
  return decomposed === 'mean future'
    ? `Decomposed is the variance of the mean response${shared}, with what ${replications} replications a point leave of luck taken out; ${part}.`
    : `Decomposed is the variance of the response in a single future: ${part}, the rest is shared out below.`;
}

function percent(share: number): string {
  const whole = Math.floor(100 * Math.min(1, Math.max(0, share)) + 0.5);
  return whole === 0 && share > 0 ? 'less than 1 %' : `${whole} %`;
}
