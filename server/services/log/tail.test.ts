import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createLoginAccount, createTestAccount, createTestApp, TEST_PASSWORD } from "@/server/test/factories";
import {
  changePassword,
  closeBrowserSession,
  deleteAccount,
  openBrowserSession,
  revokeBrowserSession,
  revokeOtherBrowserSessions,
} from "../account";
import { deleteApp } from "../app";
import type { ServiceContext } from "../context";
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

describe("a tail ends within a second after what opened it", () => {
  const SECOND_MS = 1_000;
  type Opened = { ctx: ServiceContext; stranger: ServiceContext; app: { id: string }; sessionId: string };

  async function open(): Promise<Opened> {
    const { account, ctx } = await createLoginAccount();
    const { app } = await createTestApp({ account, ctx });
    const sessionId = await openBrowserSession(ctx, account);
    const browser = { ...ctx, actor: { kind: "account" as const, accountId: account.id, sessionId } };
    return { ctx: browser, stranger: ctx, app, sessionId };
  }

  test.each<[string, string, (opened: Opened) => Promise<unknown>]>([
    [
      "the browser session is revoked",
      "UNAUTHENTICATED",
      (o) => revokeBrowserSession(o.stranger, { sessionId: o.sessionId }),
    ],
    ["the browser signs out", "UNAUTHENTICATED", (o) => closeBrowserSession(o.stranger, o.sessionId)],
    ["all other browsers are signed out", "UNAUTHENTICATED", (o) => revokeOtherBrowserSessions(o.stranger)],
    [
      "the password changes",
      "UNAUTHENTICATED",
      (o) => changePassword(o.stranger, { currentPassword: TEST_PASSWORD, newPassword: "another phrase" }),
    ],
    ["the account is deleted", "UNAUTHENTICATED", (o) => deleteAccount(o.stranger, { password: TEST_PASSWORD })],
    ["the application is deleted", "APP_NOT_FOUND", (o) => deleteApp(o.stranger, { app: { id: o.app.id } })],
  ])("%s", async (_what, code, end) => {
    for (const by of ["ctx", "stranger"] as const) {
      const opened = await open();
      const isByToken = by === "stranger";
      const tail = tailLogs(opened[by], { app: { id: opened.app.id } }, AbortSignal.timeout(5_000));
      const outcome = tail.next().then(
        (next) => ({ code: null, at: Date.now(), next }),
        (thrown) => ({ code: thrown.code, at: Date.now() }),
      );
      await sleep(30);
      await end(opened);
      const ended = Date.now();
      // A bearer token outlives browser sessions, and goes with the password, the account and the application.
      if (isByToken && /browser/.test(_what)) {
        addLog({ ...opened.ctx, now: () => new Date() }, { appId: opened.app.id, action: "log" });
        expect(await outcome).toMatchObject({ code: null });
        await tail.return(undefined);
        continue;
      }
      addLog({ ...opened.ctx, now: () => new Date() }, { appId: opened.app.id, action: "secret" });
      const told = await outcome;
      expect(told).toMatchObject({ code });
      expect(told.at - ended).toBeLessThan(SECOND_MS);
    }
  });
});
