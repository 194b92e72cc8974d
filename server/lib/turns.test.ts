import { describe, expect, test } from "vitest";
import { createTurns } from "./turns";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const BOUNDS = { together: 1, waiting: 512, waitingOfOne: () => 64 };

/** Work that notes its name when it begins. */
function recorder() {
  const begun: string[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    await turn();
    return name;
  };
  return { begun, work };
}

describe("turns", () => {
  test("whoever asks once comes right after what is under way, however much another asks for", async () => {
    const turns = createTurns(BOUNDS);
    const { begun, work } = recorder();
    const busy = Array.from({ length: 60 }, () => turns("busy", work("busy")));
    await turn();
    const before = begun.length;
    await turns("other", work("other"));
    expect(begun.indexOf("other")).toBeLessThanOrEqual(before + 1);
    await Promise.all(busy);
    expect(begun).toHaveLength(61);
  });

  test("lanes take turns, each in the order it was asked", async () => {
    const turns = createTurns(BOUNDS);
    const { begun, work } = recorder();
    const all = ["a1", "a2", "a3", "b1", "b2", "c1"].map((name) => turns(name.slice(0, 1), work(name)));
    expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "b1", "b2", "c1"]);
    expect(begun).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
  });

  test("one lane's waiting is bounded: RATE_LIMITED for it alone", async () => {
    const turns = createTurns(BOUNDS);
    const { work } = recorder();
    const results = await Promise.allSettled([
      ...Array.from({ length: 100 }, () => turns("busy", work("busy"))),
      turns("other", work("other")),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(35);
    expect(refused[0]?.reason).toMatchObject({ code: "RATE_LIMITED", retryAfterSeconds: 5 });
    expect(results.at(-1)?.status).toBe("fulfilled");
  });

  test("all waiting is bounded: then the longest lane gives way to a shorter one, and an equal one is UNAVAILABLE", async () => {
    const turns = createTurns({ together: 1, waiting: 8, waitingOfOne: () => 8 });
    const { work } = recorder();
    const first = turns("running", work("running"));
    const busy = Array.from({ length: 8 }, () => turns("busy", work("busy")));
    const settled = Promise.allSettled(busy);
    const others = await Promise.allSettled(
      ["x", "y", "z", "v", "w", "u", "t", "s"].map((key) => turns(key, work(key))),
    );
    await first;
    expect(others.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
    expect(others.at(-1)).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
    expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", ...Array(7).fill("rejected")]);
  });

  test("of one key no more than its share is under way", async () => {
    const turns = createTurns({ together: 4, togetherOfOne: 2, waiting: 100, waitingOfOne: () => 100 });
    let [now, most] = [0, 0];
    const work = async () => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => turns("one", work)));
    expect(most).toBe(2);
  });

  test("patient work comes when nobody waits, and once in a while when somebody always does", async () => {
    const turns = createTurns(BOUNDS);
    const { begun, work } = recorder();
    const running = turns("people", work("running"));
    const patient = turns("import", work("patient"), { isPatient: true });
    const people = Array.from({ length: 40 }, (_, n) => turns(`person ${n}`, work("person")));
    await Promise.all([running, patient, ...people]);
    expect(begun.indexOf("patient")).toBe(17);
  });

  test("what throws ends its turn", async () => {
    const turns = createTurns(BOUNDS);
    await expect(turns("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await turns("a", async () => "well")).toBe("well");
  });
});
