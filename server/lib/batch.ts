import DataLoader from "dataloader";

/**
 * One function for many callers: keys asked for while `inFlight` batches are under way wait and go out together, in
 * the order they came. An idle batcher adds no delay, and every batch begins after its callers asked, so that nobody
 * reads what was true before their request. `run` answers each key in its place, with a value or an Error. When `run`
 * throws and `isolates` says so of the error, each key is tried alone, so that one cannot spoil the others' turn.
 */
export function createBatcher<Key, Value>(
  run: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  {
    inFlight = 2,
    largest = 200,
    isolates = () => false,
  }: { inFlight?: number; largest?: number; isolates?: (error: unknown) => boolean } = {},
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
        return await run(keys);
      } catch (error) {
        if (keys.length === 1 || !isolates(error)) throw error;
        const alone = await Promise.allSettled(keys.map(async (key) => (await run([key]))[0] as Value | Error));
        return alone.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : asError(outcome.reason)));
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

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
