import { vi } from "vitest";

/**
 * Runs `work` at a moment of the test's choosing (ISO-8601). It stands still for everything in this process that asks for
 * the time: verbs, libraries, and the embedded database.
 */
export async function atMoment<T>(moment: string, work: () => Promise<T>): Promise<T> {
  vi.setSystemTime(new Date(moment));
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}
