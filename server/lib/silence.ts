/** Parts in which a time is waited for. */
const PARTS = 8;

/**
 * Acts after `ms` milliseconds of somebody's silence; the returned function calls it off. A process that was busy has not
 * listened meanwhile: the time is counted in parts, of which such a pause costs one, and before anything is done the
 * answers that have arrived are read.
 */
export function afterSilence(ms: number, act: () => void): () => void {
  let left = PARTS;
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  const wait = () => {
    timer = setTimeout(() => {
      left -= 1;
      if (left > 0) wait();
      else turn = setImmediate(act);
    }, ms / PARTS);
  };
  wait();
  return () => {
    clearTimeout(timer);
    if (turn) clearImmediate(turn);
  };
}
