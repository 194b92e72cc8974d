import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PEER_HEADER, peerProof } from "@/server/api/kit/next-route";
import { createTrpcContext } from "@/server/api/trpc/context";
import { createCaller } from "@/server/api/trpc/root";
import { environment } from "@/server/env";
import { changePassword, listBrowserSessions, revokeBrowserSession } from "@/server/services/account";
import { withEnvironment } from "@/server/test/environment";
import { createLoginAccount, TEST_PASSWORD } from "@/server/test/factories";
import { handleNextAuth } from "./next-auth";

/** The proxy that browsers here come through. */
const PROXY = "10.0.0.1";
const before = environment().trustedProxies;
beforeAll(() => {
  Object.assign(environment(), { trustedProxies: [PROXY] });
});
afterAll(() => {
  Object.assign(environment(), { trustedProxies: before });
});

/** A browser as far as cookies go. Next names the host it listens on; the proxy tells the real one in headers. */
function createBrowser(origin = "http://localhost:3000", { peer = PROXY, behind = "" } = {}) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  async function ask(path: string, form?: Record<string, string>, extra: Record<string, string> = {}) {
    const { protocol, host } = new URL(origin);
    const request = new Request(`http://0.0.0.0:3000/api/auth/${path}`, {
      method: form ? "POST" : "GET",
      headers: {
        cookie: cookie(),
        host: "0.0.0.0:3000",
        "x-forwarded-host": `${host}${behind && `, ${behind}`}`,
        "x-forwarded-proto": `${protocol.slice(0, -1)}${behind && ",http"}`,
        [PEER_HEADER]: `${peerProof()} ${peer}`,
        ...extra,
      },
      body: form ? new URLSearchParams(form) : null,
    });
    const reply = await handleNextAuth(request);
    for (const line of reply.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split("=") ?? [];
      setCookies.push(line);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return reply;
  }
  async function csrf() {
    const { csrfToken } = (await (await ask("csrf")).json()) as { csrfToken: string };
    return csrfToken;
  }
  return {
    ask,
    csrf,
    setCookies,
    headers: () => new Headers({ cookie: cookie() }),
    signIn: async (username: string, password: string) =>
      ask(
        "callback/credentials",
        { csrfToken: await csrf(), username, password, callbackUrl: `${origin}/apps` },
        { "x-auth-return-redirect": "1" },
      ),
    signOut: async () => ask("signout", { csrfToken: await csrf() }, { "x-auth-return-redirect": "1" }),
  };
}

const whoIs = async (browser: ReturnType<typeof createBrowser>) =>
  (await createTrpcContext(browser.headers())).service.actor;

describe("signing in with a browser", () => {
  test("the cookie leads to the account, through the database", async () => {
    const { account, ctx } = await createLoginAccount();
    const browser = createBrowser("http://127.0.0.1:4999");
    const reply = await browser.signIn(account.username, TEST_PASSWORD);
    expect(await reply.json()).toEqual({ url: "http://127.0.0.1:4999/apps" });
    const [session] = await listBrowserSessions(ctx);
    expect(await whoIs(browser)).toEqual({ kind: "account", accountId: account.id, sessionId: session?.id });
    const caller = createCaller(await createTrpcContext(browser.headers()));
    expect(await caller.account.me()).toMatchObject({ id: account.id });
    expect(await caller.account.me()).not.toHaveProperty("passwordHash");
    expect(await caller.account.sessions()).toMatchObject([{ isCurrent: true }]);
  });

  test("cookies are HttpOnly and SameSite=Lax, and Secure behind TLS", async () => {
    const { account } = await createLoginAccount();
    const browser = createBrowser("https://keys.example.test");
    const reply = await browser.signIn(account.username, TEST_PASSWORD);
    expect(await reply.json()).toEqual({ url: "https://keys.example.test/apps" });
    const line = browser.setCookies.find((one) => one.startsWith("__Secure-authjs.session-token="));
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/Secure/);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(await whoIs(browser)).toMatchObject({ accountId: account.id });
  });

  test("behind two proxies, signing in and out leads to the host that the outermost names", async () => {
    const { account } = await createLoginAccount();
    const browser = createBrowser("https://keys.example.test", { behind: "inner:8080" });
    expect(await (await browser.signIn(account.username, TEST_PASSWORD)).json()).toEqual({
      url: "https://keys.example.test/apps",
    });
    expect(await (await browser.signOut()).json()).toEqual({ url: "https://keys.example.test/apps" });
  });

  test("the host that a stranger claims is not believed", async () => {
    const { account } = await createLoginAccount();
    const browser = createBrowser("https://evil.example.test", { peer: "192.0.2.66" });
    expect(await (await browser.signIn(account.username, TEST_PASSWORD)).json()).toEqual({
      url: "http://0.0.0.0:3000",
    });
  });

  test("a wrong password signs nobody in and says why", async () => {
    const { account } = await createLoginAccount();
    const browser = createBrowser();
    const { url } = (await (await browser.signIn(account.username, "not it")).json()) as { url: string };
    expect(new URL(url).searchParams.get("error")).toBe("CredentialsSignin");
    expect(new URL(url).searchParams.get("code")).toBe("INVALID_CREDENTIALS");
    expect(await whoIs(browser)).toEqual({ kind: "anonymous" });
  });

  test("without the CSRF token nobody is signed in", async () => {
    const { account } = await createLoginAccount();
    const browser = createBrowser();
    await browser.csrf();
    await browser.ask("callback/credentials", { username: account.username, password: TEST_PASSWORD, csrfToken: "x" });
    expect(await whoIs(browser)).toEqual({ kind: "anonymous" });
  });

  test("guesses count: the eleventh is 429 with Retry-After, by script and by form", async () => {
    const { account } = await createLoginAccount();
    await withEnvironment({ rateLimits: true }, async () => {
      const browser = createBrowser();
      for (let n = 0; n < 10; n++) expect((await browser.signIn(account.username, "not it")).status).toBe(200);
      const refused = await browser.signIn(account.username, TEST_PASSWORD);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
      expect(await refused.json()).toHaveProperty("url");
      const form = { csrfToken: await browser.csrf(), username: account.username, password: TEST_PASSWORD };
      const byForm = await browser.ask("callback/credentials", form);
      expect(byForm.status).toBe(429);
      expect(byForm.headers.get("retry-after")).not.toBeNull();
      expect(await whoIs(browser)).toEqual({ kind: "anonymous" });
    });
  });

  test("a body beyond the limit is 413", async () => {
    const reply = await createBrowser().ask("callback/credentials", { username: "u".repeat(300_000) });
    expect(reply.status).toBe(413);
  });
});

describe("what ends a browser session, at once", () => {
  const signedIn = async () => {
    const { account, ctx } = await createLoginAccount();
    const browser = createBrowser();
    await browser.signIn(account.username, TEST_PASSWORD);
    return { browser, ctx, account, headers: browser.headers() };
  };

  test("signing out, also for a copy of the cookie", async () => {
    const { browser, ctx, headers } = await signedIn();
    await browser.signOut();
    expect(await listBrowserSessions(ctx)).toEqual([]);
    expect((await createTrpcContext(headers)).service.actor).toEqual({ kind: "anonymous" });
  });

  test("changing the password", async () => {
    const { browser, ctx, headers } = await signedIn();
    await changePassword(ctx, { currentPassword: TEST_PASSWORD, newPassword: "a new one" });
    expect((await createTrpcContext(headers)).service.actor).toEqual({ kind: "anonymous" });
    expect(await (await browser.ask("session")).json()).toBeNull();
  });

  test("revoking it; a stranger cannot", async () => {
    const { browser, ctx, headers } = await signedIn();
    const [session] = await listBrowserSessions(ctx);
    const sessionId = session?.id ?? "";
    const stranger = await createLoginAccount();
    await expect(revokeBrowserSession(stranger.ctx, { sessionId })).rejects.toMatchObject({
      code: "SIGN_IN_NOT_FOUND",
    });
    expect(await whoIs(browser)).toMatchObject({ kind: "account" });
    await revokeBrowserSession(ctx, { sessionId });
    expect((await createTrpcContext(headers)).service.actor).toEqual({ kind: "anonymous" });
  });

  test("signing in again leaves one session, not two", async () => {
    const { browser, ctx, account } = await signedIn();
    await browser.signIn(account.username, TEST_PASSWORD);
    expect(await listBrowserSessions(ctx)).toHaveLength(1);
  });
});
