/**
 * The record of a verifier in the commit-and-reveal game of Metis (MVM_Verifier.sol): a wrong answer adds two strikes and the
 * stake is forfeited above two, so the first is forgiven; an absence adds two marks, an attendance takes one off, and
 * the stake is forfeited above four, so two absences in a row are forgiven.
 */
export const verifierRecord = {
  strikesOfWrong: 2,
  mostStrikes: 2,
  marksOfAbsence: 2,
  marksOfAttendance: 1,
  mostMarks: 4,
  /** Share of the verifiers that must answer before a challenge counts. */
  quorum: 0.75,
} as const;

/** Strikes after one more answer. */
export function strikesAfter(strikes: number, wrong: boolean): number {
  return wrong ? strikes + verifierRecord.strikesOfWrong : strikes;
}

/** Marks of absence after one more challenge; never below zero. */
export function marksAfter(marks: number, attended: boolean): number {
  return attended
    ? Math.max(0, marks - verifierRecord.marksOfAttendance)
    : marks + verifierRecord.marksOfAbsence;
}

/** Whether a verifier with this record has forfeited its stake. */
export function isForfeited(strikes: number, marks: number): boolean {
  return strikes > verifierRecord.mostStrikes || marks > verifierRecord.mostMarks;
}

/** Whether enough of the verifiers have answered: at least 75 %; nobody is never enough. */
export function reachesQuorum(answers: number, verifiers: number): boolean {
  return verifiers > 0 && answers >= verifierRecord.quorum * verifiers;
}
