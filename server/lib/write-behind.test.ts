import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { logger } from "./logger";
import { processSingleton } from "./process-singleton";
import { createWriteBehind, flushWrites, queueStates, settleWrites, stuckQueues } from "./write-behind";

type Row = { app: string; n: number };

/** What one of these errors holds must never be in the log. */
const CONTENT = "hunter2-row-content";
const failing = (code?: string) => Object.assign(new Error(`invalid input: ${CONTENT}`), code ? { code } : {});

let number = 0;

/** A queue whose database refuses what `refuse` gives an error for, and holds the rest in `stored`. */
function queueOn(refuse: (rows: Row[]) => Error | undefined) {
  const stored: Row[] = [];
  let calls = 0;
  const name = `test ${++number}`;
  const write = async (rows: Row[]) => {
    calls += 1;
    const error = refuse(rows);
    if (error) throw error;
    stored.push(...rows);
  };
  const queue = createWriteBehind<Row>(name, write, ({ app }) => app);
  return { queue, name, stored, calls: () => calls };
}

const isBad = ({ n }: Row) => n < 0;
const refuseBad = (code?: string) => (rows: Row[]) => (rows.some(isBad) ? failing(code) : undefined);

/** What `settleWrites` goes through; the queues of these tests go again, so that no other test waits for them. */
const all = processSingleton("write-behind-queues", () => new Set<unknown>());
const others = new Set(all);

let errors: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  errors = vi.spyOn(logger(), "error").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  for (const queue of all) if (!others.has(queue)) all.delete(queue);
  const logged = JSON.stringify(errors.mock.calls);
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(logged).not.toContain(CONTENT);
});

describe("a row that the database does not take", () => {
  test.each([
    ["text with a NUL or half a character", "22P05"],
    ["a value that is no such type", "22P02"],
    ["a vanished parent", "23503"],
    ["a check", "23514"],
    ["more than an index holds", "54000"],
    ["a reason that nobody knows", "XX000"],
    ["an error of ours", undefined],
  ])("%s (%s) is dropped alone and reported", async (_what, code) => {
    const { queue, name, stored } = queueOn(refuseBad(code));
    for (let n = 0; n < 2_500; n++) queue.add({ app: `app ${n % 7}`, n: n === 3 || n === 1_234 ? -n : n });
    await queue.flush();
    expect(stored).toHaveLength(2_498);
    expect(stored.some(isBad)).toBe(false);
    expect(queue.state()).toMatchObject({ waiting: 0, failures: 0, dropped: 2 });
    expect(errors).toHaveBeenCalledWith(
      expect.objectContaining({ queue: name, code: code ?? "Error", dropped: 1 }),
      "rows that cannot be stored were dropped",
    );
  });

  test("alone in the queue it goes as well, and what comes after is written", async () => {
    const { queue, stored } = queueOn(refuseBad("22P05"));
    queue.add({ app: "a", n: -1 });
    await queue.flush();
    expect(queue.state()).toMatchObject({ waiting: 0, dropped: 1 });
    queue.add({ app: "b", n: 1 });
    await vi.advanceTimersByTimeAsync(250);
    expect(stored).toEqual([{ app: "b", n: 1 }]);
  });

  test("an unknown fault of a row alone waits until another row shows that it is the row's", async () => {
    const { queue, stored } = queueOn(refuseBad());
    queue.add({ app: "a", n: -1 });
    await expect(queue.flush()).rejects.toThrow();
    expect(queue.state()).toMatchObject({ waiting: 1, failures: 1, dropped: 0 });
    queue.add({ app: "b", n: 1 });
    await queue.flush();
    expect(stored).toEqual([{ app: "b", n: 1 }]);
    expect(queue.state()).toMatchObject({ waiting: 0, failures: 0, dropped: 1 });
  });
});

describe("a database that is away", () => {
  test.each([
    ["refuses", "ECONNREFUSED"],
    ["shuts down", "57P01"],
    ["is full of connections", "53300"],
    ["lost a deadlock for it", "40P01"],
    ["has no such table", "42P01"],
    ["has no room", "53100"],
  ])("that %s (%s) loses no row, is tried after ever longer pauses, and is caught up with", async (_what, code) => {
    let isAway = true;
    const { queue, stored, calls } = queueOn(() => (isAway ? failing(code) : undefined));
    for (let n = 0; n < 1_500; n++) queue.add({ app: "a", n });
    await vi.advanceTimersByTimeAsync(60_000);
    const attempts = queue.state().failures;
    expect(attempts).toBeGreaterThan(8);
    expect(attempts).toBeLessThan(20);
    // To tell a fault of the database from a row's takes a few statements, not one a row.
    expect(calls()).toBeLessThan(attempts * 13);
    expect(queue.state()).toMatchObject({ waiting: 1_500, dropped: 0 });
    isAway = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stored).toHaveLength(1_500);
    expect(new Set(stored.map(({ n }) => n)).size).toBe(1_500);
    expect(queue.state()).toMatchObject({ waiting: 0, failures: 0 });
  });

  test("rows beside a lost connection are kept, also when some were dropped before", async () => {
    let writes = 0;
    const { queue, stored } = queueOn((rows) => {
      writes += 1;
      return writes > 4 && writes < 8 ? failing("ECONNRESET") : refuseBad("22P05")(rows);
    });
    for (let n = 0; n < 100; n++) queue.add({ app: "a", n: n === 0 ? -1 : n });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stored.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 99 }, (_, n) => n + 1));
    expect(queue.state()).toMatchObject({ waiting: 0, dropped: 1 });
  });

  test("a statement that is never answered is given up and sent again", async () => {
    const stored: Row[] = [];
    let calls = 0;
    const write = (rows: Row[]) => {
      calls += 1;
      if (calls === 1) return new Promise<void>(() => undefined);
      stored.push(...rows);
      return Promise.resolve();
    };
    const queue = createWriteBehind<Row>(`test ${++number}`, write, ({ app }) => app);
    queue.add({ app: "a", n: 1 });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(stored).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stored).toEqual([{ app: "a", n: 1 }]);
  });
});

describe("who reads", () => {
  test("never fails because writing does, and waits no longer than five seconds for a silent database", async () => {
    const away = queueOn(() => failing("ECONNREFUSED"));
    away.queue.add({ app: "a", n: 1 });
    await expect(away.queue.settled()).resolves.toBeUndefined();
    await expect(settleWrites()).resolves.toBeUndefined();
    await expect(flushWrites()).rejects.toThrow();

    const silent = createWriteBehind<Row>(
      `test ${++number}`,
      () => new Promise(() => undefined),
      () => "a",
    );
    silent.add({ app: "a", n: 1 });
    let isSettled = false;
    void silent.settled().then(() => {
      isSettled = true;
    });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(isSettled).toBe(true);
  });

  test("a hundred readers of a database that is away cost two attempts", async () => {
    const { queue, calls } = queueOn(() => failing("ECONNREFUSED"));
    queue.add({ app: "a", n: 1 });
    await Promise.all(Array.from({ length: 100 }, () => queue.settled()));
    expect(calls()).toBe(2);
  });

  test("sees what was added while another batch was on its way", async () => {
    const { queue, stored } = queueOn(() => undefined);
    queue.add({ app: "a", n: 1 });
    const first = queue.flush();
    queue.add({ app: "a", n: 2 });
    await queue.settled();
    await first;
    expect(stored).toHaveLength(2);
  });
});

describe("while nothing can be written", () => {
  test("an application's flood is dropped before anything of the others, and counted", async () => {
    let isAway = true;
    const { queue, name, stored } = queueOn(() => (isAway ? failing("ECONNREFUSED") : undefined));
    for (let n = 0; n < 500; n++) queue.add({ app: `quiet ${n % 5}`, n });
    for (let n = 0; n < 150_000; n++) queue.add({ app: `flood ${n % 10}`, n });
    const { waiting, dropped } = queue.state();
    expect(waiting).toBeLessThanOrEqual(100_000);
    expect(waiting + dropped).toBe(150_500);
    isAway = false;
    await queue.flush();
    expect(stored.filter(({ app }) => app.startsWith("quiet"))).toHaveLength(500);
    // Of the flood, the newest are there.
    expect(stored.filter(({ app }) => app === "flood 9").at(-1)).toEqual({ app: "flood 9", n: 149_999 });
    expect(errors).toHaveBeenCalledWith(
      { queue: name, dropped },
      "too many rows wait; of who has most, the oldest were dropped",
    );
  });

  test("one application holds at most a fifth of the room", () => {
    const { queue } = queueOn(() => failing("ECONNREFUSED"));
    for (let n = 0; n < 50_000; n++) queue.add({ app: "flood", n });
    expect(queue.state().waiting).toBeLessThanOrEqual(20_000);
  });

  test("a flood does not delay the others: each batch serves every application", async () => {
    const order: string[] = [];
    const write = async (rows: Row[]) => void order.push(...rows.map(({ app }) => app));
    const queue = createWriteBehind<Row>(`test ${++number}`, write, ({ app }) => app);
    for (let n = 0; n < 10_000; n++) queue.add({ app: "flood", n });
    queue.add({ app: "quiet", n: 1 });
    await queue.flush();
    expect(order.indexOf("quiet")).toBeLessThan(1_000);
    expect(order).toHaveLength(10_001);
  });

  test("the queue is stuck after half a minute, and no longer once it is written", async () => {
    let isAway = true;
    const { queue, name } = queueOn(() => (isAway ? failing("ECONNREFUSED") : undefined));
    const isStuck = () => stuckQueues().some((state) => state.name === name);
    queue.add({ app: "a", n: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isStuck()).toBe(false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(isStuck()).toBe(true);
    expect(queueStates().find((state) => state.name === name)).toMatchObject({ waiting: 1 });
    isAway = false;
    await queue.flush();
    expect(isStuck()).toBe(false);
  });
});
