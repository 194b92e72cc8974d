import DataLoader from "dataloader";
import { untilFree } from "./until-free";

/**
 * One function for many callers: keys asked for while `inFlight` batches are under way wait and go out together, in
 * the order they came. An idle batcher adds no delay, and every batch begins after its callers asked, so that nobody
 * reads what was true before their request. `run` answers each key in its place, with a value or an Error. A batch that
 * lost a deadlock is run again.
 */
export function createBatcher<Key, Value>(
  run: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  { inFlight = 2, largest = 200 }: { inFlight?: number; largest?: number } = {},
): (key: Key) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const startNext = () => {
    while (running < inFlight) {
      const next = waiting.shift();
      if (!next) return;
      running++;
      next();
    }
  };
  const loader = new DataLoader<Key, Value>(
    async (keys) => {
      try {
        return await untilFree(() => run(keys));
      } finally {
        running--;
        startNext();
      }
    },
    {
      cache: false,
      maxBatchSize: largest,
      batchScheduleFn: (dispatch) => {
        waiting.push(dispatch);
        // Requests that the event loop delivers in one turn share the batch.
        setImmediate(startNext);
      },
    },
  );
  return (key) => loader.load(key);
}
