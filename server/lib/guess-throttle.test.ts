import { RateLimiterMemory } from "rate-limiter-flexible";
import { describe, expect, test } from "vitest";
import { DomainError } from "../errors";
import { createGuessThrottle, WRONG_PASSWORDS } from "./guess-throttle";

const memory = () => new RateLimiterMemory({ points: WRONG_PASSWORDS.points, duration: 900 });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("guess throttle", () => {
  test("exactly ten wrong attempts run, however many are sent together", async () => {
    const throttle = createGuessThrottle(memory());
    let ran = 0;
    const guesses = Array.from({ length: 60 }, () =>
      throttle("k", async () => {
        ran += 1;
        await turn();
        return false;
      }),
    );
    const results = await Promise.allSettled(guesses);
    expect(ran).toBe(WRONG_PASSWORDS.points);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(50);
    expect(refused[0]?.reason).toMatchObject({ code: "RATE_LIMITED" });
  });

  test("right attempts cost nothing, also many at once", async () => {
    const throttle = createGuessThrottle(memory());
    const right = Array.from({ length: 40 }, () => throttle("k", () => turn().then(() => true)));
    expect(await Promise.all(right)).toEqual(right.map(() => true));
  });

  test("after ten wrong ones the right one is refused as well, with a time to come back", async () => {
    const throttle = createGuessThrottle(memory());
    for (let n = 0; n < WRONG_PASSWORDS.points; n++) expect(await throttle("k", async () => false)).toBe(false);
    const refusal = await throttle("k", async () => true).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect((refusal as DomainError).retryAfterSeconds).toBeGreaterThan(800);
    expect(await throttle("other", async () => true)).toBe(true);
  });

  test("an attempt that throws counts as none", async () => {
    const throttle = createGuessThrottle(memory());
    for (let n = 0; n < 30; n++) {
      await expect(throttle("k", () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
    }
    expect(await throttle("k", async () => true)).toBe(true);
  });
});
