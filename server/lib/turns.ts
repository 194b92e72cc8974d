import { DomainError } from "../errors";

/** Work that waits for its turn, and how it is told that it will have none. */
type Waiting = { start: () => void; refuse: (error: DomainError) => void };

type Lane = { running: number; waiting: Waiting[]; isPatient: boolean };

type Bounds = {
  /** How much is under way at once, of all callers and of one. */
  together: number;
  togetherOfOne?: number;
  /** How many wait, of all callers together and of one. */
  waiting: number;
  waitingOfOne: () => number;
};

/** Runs `work` when it is the turn of `key`. Throws RATE_LIMITED (too many of this key wait), UNAVAILABLE (of all). */
export type Turns = <T>(key: string, work: () => Promise<T>, options?: { isPatient?: boolean }) => Promise<T>;

/** Turns that patient work is passed over at the most, one after the other. */
const PATIENCE = 16;
const COME_BACK_SECONDS = 5;

/**
 * Shares something scarce among callers: each key has a lane of its own and lanes take turns, so that whoever asks for
 * much waits behind themselves and hardly delays others. When too many wait in all, the longest lane gives up its last.
 * Patient work comes when nobody else waits, and once in a while when somebody always does.
 */
export function createTurns({ together, togetherOfOne = together, waiting, waitingOfOne }: Bounds): Turns {
  // Whose turn it is stands first: a lane that was served goes to the end.
  const lanes = new Map<string, Lane>();
  let running = 0;
  let passedOver = 0;

  function choose(): [string, Lane] | undefined {
    const ready = [...lanes].filter(([, lane]) => lane.waiting.length > 0 && lane.running < togetherOfOne);
    const patient = ready.find(([, lane]) => lane.isPatient);
    const urgent = ready.find(([, lane]) => !lane.isPatient);
    const chosen = urgent && (!patient || passedOver < PATIENCE) ? urgent : patient;
    passedOver = patient && chosen === urgent ? passedOver + 1 : 0;
    return chosen;
  }

  function startNext(): void {
    while (running < together) {
      const [key, lane] = choose() ?? [];
      const next = lane?.waiting.shift();
      if (key === undefined || !lane || !next) return;
      lanes.delete(key);
      lanes.set(key, lane);
      lane.running += 1;
      running += 1;
      next.start();
    }
  }

  function makeRoom(mine: Lane): void {
    const all = [...lanes.values()];
    if (all.reduce((sum, lane) => sum + lane.waiting.length, 0) < waiting) return;
    const longest = all.reduce((a, b) => (b.waiting.length > a.waiting.length ? b : a), mine);
    const full = new DomainError("UNAVAILABLE", { retryAfterSeconds: COME_BACK_SECONDS });
    if (longest.waiting.length <= mine.waiting.length + 1) throw full;
    longest.waiting.pop()?.refuse(full);
  }

  return async (key, work, { isPatient = false } = {}) => {
    const lane = lanes.get(key) ?? { running: 0, waiting: [], isPatient };
    if (lane.waiting.length >= waitingOfOne()) {
      throw new DomainError("RATE_LIMITED", { retryAfterSeconds: COME_BACK_SECONDS });
    }
    makeRoom(lane);
    lanes.set(key, lane);
    await new Promise<void>((start, refuse) => {
      lane.waiting.push({ start, refuse });
      startNext();
    });
    try {
      return await work();
    } finally {
      lane.running -= 1;
      running -= 1;
      if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(key);
      startNext();
    }
  };
}
