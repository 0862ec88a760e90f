/**
 * Stage of decentralization from the gates of stages 1, 2, …: `open[g]` is 1 where gate g is open and `stageOf[g]` the stage it
 * belongs to. Cumulative: the last stage such that all gates up to it are open. Otherwise: the highest stage all of whose own
 * gates are open. 0 where none is.
 */
export function stageOf(open: ArrayLike<number>, stages: ArrayLike<number>, cumulative: boolean): number {
  let highest = 0;
  for (let g = 0; g < stages.length; g++) highest = Math.max(highest, stages[g]);
  let reached = 0;
  for (let stage = 1; stage <= highest; stage++) {
    let holds = true;
    for (let g = 0; g < stages.length; g++) if (stages[g] === stage && open[g] !== 1) holds = false;
    if (holds) reached = stage;
    else if (cumulative) return reached;
  }
  return reached;
}
