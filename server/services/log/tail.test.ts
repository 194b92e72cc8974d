import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { addLog, type LogEntry, stopTails, tailLogs } from ".";

async function world() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  return { ...owner, app, ref: { app: { id: app.id } } };
}

const actions = (batch: IteratorResult<LogEntry[]>) => (batch.value as LogEntry[]).map(({ action }) => action);

test("every listener hears what is written from now on, once and in order, and ends when it goes", async () => {
  const { ctx, app, ref } = await world();
  addLog(ctx, { appId: app.id, action: "before" });
  await sleep(5);
  const leaving = new AbortController();
  const one = tailLogs(ctx, ref, leaving.signal);
  const other = tailLogs(ctx, ref, new AbortController().signal);
  const heard = [one.next(), other.next()];
  await sleep(50);
  for (const action of ["login", "log"]) {
    addLog({ ...ctx, now: () => new Date() }, { appId: app.id, action });
    await sleep(3);
  }
  for (const batch of await Promise.all(heard)) expect(actions(batch)).toEqual(["login", "log"]);
  const next = other.next();
  addLog(ctx, { appId: app.id, action: "logout" });
  expect(actions(await next)).toEqual(["logout"]);
  const last = one.next();
  await last;
  const waiting = one.next();
  leaving.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await other.return(undefined);
});

test("a stranger's log is not found; tails of one account are few; a stop ends them all", async () => {
  const { ctx, ref } = await world();
  const stranger = await createTestAccount();
  const signal = new AbortController().signal;
  await expect(tailLogs(stranger.ctx, ref, signal).next()).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
  const open = Array.from({ length: 5 }, () => tailLogs(ctx, ref, signal).next());
  await sleep(50);
  await expect(tailLogs(ctx, ref, signal).next()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  stopTails();
  for (const ended of await Promise.allSettled(open)) {
    expect(ended).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
  }
  const again = tailLogs(ctx, ref, AbortSignal.timeout(50)).next();
  expect(await again).toEqual({ done: true, value: undefined });
});
