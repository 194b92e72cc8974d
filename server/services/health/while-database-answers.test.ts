import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { database, provideDatabase } from "@/server/database";
import { whileDatabaseAnswers } from "./while-database-answers";

test("a hundred requests that wait have the database asked once, not a hundred times", async () => {
  const real = await database();
  let asked = 0;
  const prepared = async () => {
    asked += 1;
    await sleep(50);
    return [];
  };
  provideDatabase(Promise.resolve({ ...real, kind: "postgres", prepared }));
  try {
    const work = sleep(1_700, "done");
    const replies = await Promise.all(Array.from({ length: 100 }, () => whileDatabaseAnswers(work)));
    expect(new Set(replies)).toEqual(new Set(["done"]));
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(20);
  } finally {
    provideDatabase(Promise.resolve(real));
  }
});
