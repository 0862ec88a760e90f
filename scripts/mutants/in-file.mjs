/**
 * Mutants of one source file, each as [text that occurs exactly once, what stands there instead, kind] and perhaps `'in quick'` for the
 * sample of every `npm cit`. `test` names the test that kills them, as its path in `tests` without `.test.ts`; by default the
 * mirror of the file.
 */
export function inFile(file, mutants, test = file.replace(/\.ts$/, '')) {
  const killedBy = `tests/${test}.test.ts`;
  return mutants.map(([from, to, kind, quick]) => ({
    file,
    from,
    to,
    kind,
    killedBy,
    quick: quick === 'in quick',
  }));
}
