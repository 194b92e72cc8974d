import { type Environment, environment } from "@/server/env";

/** Runs `work` with some of the environment different, for tests of what an operator can set. */
export async function withEnvironment<T>(changes: Partial<Environment>, work: () => Promise<T>): Promise<T> {
  const held = environment() as Partial<Environment>;
  const before = { ...held };
  Object.assign(held, changes);
  try {
    return await work();
  } finally {
    Object.assign(held, before);
  }
}
