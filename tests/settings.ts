import fc from 'fast-check';

// Random cases are the same in every run, so that a test that passed here passes elsewhere; `MLAB_CASES` (an integer) asks for
// others. Tests that need cases of their own give a seed themselves.
fc.configureGlobal({ seed: Number(process.env.MLAB_CASES ?? 20251027) });
