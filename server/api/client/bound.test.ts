import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { call, type Fields, init, newApp, type World } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";
import { clientTypes } from ".";

const TYPES = Object.keys(clientTypes);
const ENCKEY = "3f2504e0-4f89-41";
const NONCE = "one time é 😀";

const mark = (sessionid: string) => createHash("sha256").update(sessionid).digest("hex").slice(0, 16);

/** Values that make every type succeed for a user who is logged in. */
async function fieldsThatWork(world: World): Promise<Fields> {
  const { licenseKey } = await createTestLicense(world.owner, world.app);
  const name = `u${licenseKey.slice(-12).toLowerCase()}`;
  return { username: name, pass: "secret123", key: licenseKey, hwid: "PC", var: "v", data: "d", message: "hi" };
}

/** A session of an SDK: form, name and ownerid with everything. */
async function openSdk(world: World, version: "1.1" | "1.2" | "1.3") {
  const send = (fields: Fields) => call({ ...world.identity, ...fields }, "form", version);
  const opening = await send({ type: "init", ver: "1.0", nonce: NONCE, ...(version === "1.2" && { enckey: ENCKEY }) });
  const sessionid = String(opening.body["sessionid"]);
  return { opening, sessionid, ask: (fields: Fields) => send({ sessionid, ...fields }) };
}

describe.each(["1.2", "1.3"] as const)("signed bodies of %s say what they answer", (version) => {
  let world: World;
  let sdk: Awaited<ReturnType<typeof openSdk>>;
  beforeAll(async () => {
    world = await newApp();
    sdk = await openSdk(world, version);
  });

  const expectBound = (reply: Awaited<ReturnType<typeof call>>, type: string, sessionid: string) => {
    expect(reply.headers.get(version === "1.2" ? "signature" : "x-signature-ed25519")).not.toBeNull();
    const due = { type, app: world.app.id, sid: mark(sessionid), client_nonce: NONCE };
    expect(reply.body).toMatchObject(due);
    if (version === "1.3") expect(reply.body["code"] === 68).toBe(reply.body["success"] === true);
  };

  test("init", () => {
    expect(sdk.opening.body["success"]).toBe(true);
    expectBound(sdk.opening, "init", sdk.sessionid);
  });

  test("refusals of init, as far as there is something to say", async () => {
    const enckey: Fields = version === "1.2" ? { enckey: ENCKEY } : {};
    const asked = { type: "init", ...world.identity, ver: "9", nonce: NONCE, ...enckey };
    const { body } = await call(asked, "form", version);
    expect(body).toMatchObject({ message: "invalidver", type: "init", app: world.app.id, client_nonce: NONCE });
    expect(body).not.toHaveProperty("sid");
  });

  test.each(TYPES)("%s before log-in and after it", async (type) => {
    const fields = await fieldsThatWork(world);
    const asked = { type, nonce: NONCE, webid: "x" };
    const early = await openSdk(world, version);
    expectBound(await early.ask(asked), type, early.sessionid);
    const { ask, sessionid } = await openSdk(world, version);
    await ask({ ...fields, type: "license" });
    expectBound(await ask({ ...fields, ...asked, newUsername: `${type}-${version}` }), type, sessionid);
  });

  test.each(["nonsense", "file", "__proto__"])("the type %s, which nobody has", async (type) => {
    expectBound(await sdk.ask({ type, nonce: NONCE }), type, sdk.sessionid);
  });

  test("an unknown session: what is signed at all is bound to the question", async () => {
    const { body } = await sdk.ask({ type: "check", nonce: NONCE, sessionid: "session_unknown" });
    expect(body).toMatchObject({ success: false, code: expect.anything() });
    if (version === "1.3") expect(body).toMatchObject({ type: "check", client_nonce: NONCE });
    else expect(body).not.toHaveProperty("client_nonce");
  });

  test("without a nonce none comes back; one too long is 400 in the client's way and names it", async () => {
    expect((await sdk.ask({ type: "check" })).body).not.toHaveProperty("client_nonce");
    const { body } = await sdk.ask({ type: "check", nonce: "x".repeat(129) });
    expect(body).toMatchObject({ success: false, message: expect.stringMatching(/^nonce: /), type: "check" });
  });

  test("a type too long to repeat is not repeated", async () => {
    expect((await sdk.ask({ type: "x".repeat(10_000) })).body).toMatchObject({ success: false, type: "" });
  });
});

test("unsigned bodies are as they always were", async () => {
  const world = await newApp();
  for (const reply of [
    await call({ type: "init", ...world.identity, nonce: NONCE }),
    await call({ type: "check", sessionid: await init(world), nonce: NONCE }),
    (await openSdk(world, "1.1")).opening,
    await (await openSdk(world, "1.1")).ask({ type: "check", nonce: NONCE }),
  ]) {
    for (const field of ["type", "app", "sid", "client_nonce"]) expect(reply.body).not.toHaveProperty(field);
  }
});

describe("a session that was opened for another application, or by another owner", () => {
  const shown = ({ status, text, headers }: Awaited<ReturnType<typeof call>>) => ({
    status,
    text,
    isSigned: headers.has("signature"),
    isSigned13: headers.has("x-signature-ed25519"),
  });

  test.each(["1.1", "1.2", "1.3"] as const)(
    "is answered at %s as one that does not exist, by every type",
    async (version) => {
      const [cheap, dear] = [await newApp(), await newApp()];
      const { sessionid } = await openSdk(cheap, version);
      const unknown = `session_${cheap.app.id}${"0".repeat(32)}`;
      for (const type of [...TYPES, "nonsense"]) {
        const asked = { type, ...cheap.identity, nonce: NONCE };
        for (const wrong of [{ name: dear.identity.name }, { ownerid: dear.identity.ownerid }, { name: "" }]) {
          const claimed = { ...asked, ...wrong };
          const refused = await call({ ...claimed, sessionid }, "form", version);
          expect(refused.body).toMatchObject({ success: false, message: expect.stringMatching(/^Session not found/) });
          expect(shown(refused)).toEqual(shown(await call({ ...claimed, sessionid: unknown }, "form", version)));
        }
      }
    },
  );

  test("native answers 401 when they are sent; absent ones claim nothing", async () => {
    const [world, other] = [await newApp(), await newApp()];
    const sessionid = await init(world);
    expect((await call({ type: "check", sessionid })).status).toBe(200);
    expect((await call({ type: "check", sessionid, ...world.identity })).status).toBe(200);
    expect((await call({ type: "check", sessionid, name: world.identity.name })).status).toBe(200);
    const claims: Fields[] = [{ name: other.identity.name }, { ownerid: other.identity.ownerid }];
    for (const wrong of claims) {
      const refused = await call({ type: "check", sessionid, ...wrong });
      expect(refused).toMatchObject({ status: 401, body: { code: "SESSION_NOT_FOUND" } });
    }
  });
});

describe("what other clients see never holds a license key", () => {
  let world: World;
  const keys: string[] = [];
  beforeAll(async () => {
    world = await newApp();
    for (const [type, named] of [
      ["license", String],
      ["register", String],
      ["register", (key: string) => key.toLowerCase()],
    ] as const) {
      const { licenseKey: key } = await createTestLicense(world.owner, world.app);
      keys.push(key);
      const fields = { type, sessionid: await init(world), key, username: named(key), pass: key, hwid: key };
      expect((await call(fields)).body).toMatchObject({ success: true });
    }
  });

  test.each(["1.1", "1.2", "1.3"] as const)(
    "no reply of any type at %s, before log-in and after it",
    async (version) => {
      for (const type of TYPES) {
        const own = await fieldsThatWork(world);
        const { ask } = await openSdk(world, version);
        const replies = [await ask({ type }), await call({ type, sessionid: await init(world) })];
        await ask({ ...own, type: "license" });
        replies.push(await ask({ ...own, type, newUsername: String(own["username"]) }));
        for (const { text } of replies) {
          for (const key of keys) expect(text.toLowerCase()).not.toContain(key.toLowerCase());
        }
      }
    },
  );

  test("fetchOnline shows the last four characters, and never more than half of a short key", async () => {
    const world = await newApp();
    for (const licenseKey of ["ABCDEF-GHIJKL-0001", "S-77"]) {
      await createTestLicense(world.owner, world.app, { licenseKey });
      await call({ type: "license", sessionid: await init(world), key: licenseKey, hwid: "H" });
    }
    await call({ type: "register", sessionid: await init(world), username: "ada", pass: "x" });
    const { body } = await call({ type: "fetchOnline", sessionid: await init(world) });
    expect(body["users"]).toEqual([{ credential: "****0001" }, { credential: "****77" }, { credential: "ada" }]);
  });

  test("KeyAuth clients must be logged in to ask; a banned user hears of the ban in native too", async () => {
    const world = await newApp();
    const sdk = await openSdk(world, "1.2");
    expect((await sdk.ask({ type: "fetchOnline" })).body).toMatchObject({ success: false, code: "LOGIN_REQUIRED" });
    await sdk.ask({ type: "register", ...(await fieldsThatWork(world)) });
    expect((await sdk.ask({ type: "fetchOnline" })).body).toMatchObject({ success: true });
    const sessionid = await init(world);
    await call({ type: "register", sessionid, username: "eve", pass: "x" });
    await call({ type: "ban", sessionid });
    expect(await call({ type: "fetchOnline", sessionid })).toMatchObject({
      status: 403,
      body: { code: "USER_BANNED" },
    });
  });
});
