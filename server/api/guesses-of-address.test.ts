import { expect, test } from "vitest";
import { handleClient12 } from "@/server/api/client";
import { handleDashboard } from "@/server/api/dashboard";
import { handleEliteKey } from "@/server/api/elite-key";
import { PEER_HEADER, peerProof } from "@/server/api/kit/next-route";
import { handleTrpc } from "@/server/api/trpc/handle";
import { issueBearerToken } from "@/server/auth/bearer";
import { handleNextAuth } from "@/server/auth/next-auth";
import { throttleGuesses, WRONG_PASSWORDS_OF_ADDRESS } from "@/server/lib/guess-throttle";
import { signedInCookie } from "@/server/test/browser";
import { send } from "@/server/test/doors";
import { common, createEliteWorld, WORLD_PASSWORD } from "@/server/test/elite";
import { withEnvironment } from "@/server/test/environment";
import { createLoginAccount, TEST_PASSWORD } from "@/server/test/factories";

const json = (url: string, body: unknown, headers: Record<string, string> = {}, method = "POST") =>
  new Request(`http://localhost${url}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** Signs in by next-auth, from `peer`. */
async function signIn(peer: string, username: string) {
  const headers = { [PEER_HEADER]: `${peerProof()} ${peer}` };
  const csrf = await handleNextAuth(new Request("http://localhost/api/auth/csrf", { headers }));
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, username, password: TEST_PASSWORD });
  const post = { method: "POST", headers: { ...headers, cookie, "x-auth-return-redirect": "1" }, body };
  return handleNextAuth(new Request("http://localhost/api/auth/callback/credentials", post));
}

test("after 100 wrong passwords for whatever accounts an address waits at every door; others do not", async () => {
  const [{ account, ctx }, world] = [await createLoginAccount(), await createEliteWorld()];
  const { app, owner } = world;
  const init = { type: "init", name: app.name, ownerid: owner.account.id };
  const { body } = await send(handleClient12, json("/api/1.2/", init));
  const authorization = `Bearer ${await issueBearerToken(account)}`;
  const cookie = await signedInCookie({ account: { ...account }, ctx });
  const wrong = { currentPassword: "wrong", newPassword: "another one entirely" };
  const player = { username: "xela", password: WORLD_PASSWORD };
  const doors: Record<string, (peer: string) => Promise<{ status: number; headers: Headers }>> = {
    "dashboard log-in": (peer) =>
      send(handleDashboard, json("/api/auth/login", { username: account.username, password: TEST_PASSWORD }), peer),
    "the current password, REST": (peer) =>
      send(
        handleDashboard,
        json(
          "/api/dashboard/auth/password",
          { current_password: "wrong", new_password: wrong.newPassword },
          { authorization },
          "PUT",
        ),
        peer,
      ),
    "the current password, tRPC": (peer) =>
      handleTrpc(json("/api/trpc/account.changePassword", { json: wrong }, { cookie }), peer),
    "sign-in": (peer) => signIn(peer, account.username),
    "client login": (peer) => {
      const login = { type: "login", sessionid: body["sessionid"], username: "xela", pass: WORLD_PASSWORD };
      return send(handleClient12, json("/api/1.2/", login), peer);
    },
    "Elite verify_password": (peer) =>
      send(handleEliteKey, json("/api/elite-key", { ...common(world, "user", "verify_password"), ...player }), peer),
  };
  await withEnvironment({ rateLimits: true }, async () => {
    const [guesser, neighbor, other] = ["2001:db8:7:7::1", "2001:db8:7:7::2", "2001:db8:7:8::1"];
    const results = await Promise.allSettled(
      Array.from({ length: 130 }, (_, n) => throttleGuesses(`account ${n}`, guesser, async () => false)),
    );
    const ran = results.filter(({ status }) => status === "fulfilled");
    expect(ran).toHaveLength(WRONG_PASSWORDS_OF_ADDRESS.points);
    for (const [name, ask] of Object.entries(doors)) {
      const refused = await ask(neighbor);
      expect([name, refused.status]).toEqual([name, 429]);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
      expect((await ask(other)).status).not.toBe(429);
    }
  });
});
