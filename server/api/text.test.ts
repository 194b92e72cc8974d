import { beforeAll, describe, expect, test } from "vitest";
import { BROKEN, fieldsOf, pathWords, requestWith } from "@/server/test/broken-text";
import { sendAnywhere } from "@/server/test/curl";
import { createEveryDoor, type EveryDoor } from "@/server/test/every-door";
import { entries } from "./reference/entries";
import { appRouter } from "./trpc/root";

/** Refused before anything is done, so that one world serves all. */
let doors: EveryDoor;
beforeAll(async () => {
  doors = await createEveryDoor();
});

const INVALID = /^INVALID_(INPUT|PARAMETERS)$/;
/** Health answers without looking at what was sent. */
const reading = entries.filter(({ path }) => path !== "/api/health");

describe.each(reading)("$name", (entry) => {
  const send = (change: Parameters<typeof requestWith>[2]) =>
    sendAnywhere(requestWith(entry.example, doors.words, change));

  test("takes no broken text in any field, and names the field", async () => {
    for (const { text, percent } of BROKEN) {
      for (const field of [...fieldsOf(entry), "unknown_field"]) {
        const isSent = field in entry.example.query;
        const inQuery = entry.example.method === "GET" && !isSent;
        if (isSent) continue;
        const reply = await send(inQuery ? { query: `${field}=${percent}` } : { body: { [field]: text } });
        // An init that asks for signed replies is one of KeyAuth's.
        const status = entry.id === "client-init" && field === "enckey" ? 200 : 400;
        expect({ field, status: reply.status, ...reply.body }).toMatchObject({
          status,
          success: false,
          code: expect.stringMatching(INVALID),
          message: expect.stringContaining(`${field}:`),
        });
      }
    }
  });

  test("takes none in the query, in names of fields, nor deep inside", async () => {
    const replies = [await send({ query: "a=%CF%E0%F0" }), await send({ query: "%CF%E0=a" })];
    if (entry.example.method !== "GET") {
      replies.push(await send({ body: { "name\ud83d": 1 } }), await send({ body: { a: { b: ["x", "\udc00"] } } }));
    }
    for (const reply of replies) expect(reply).toMatchObject({ status: 400, body: { success: false } });
  });

  test.skipIf(pathWords(entry).length === 0)("takes none in its path", async () => {
    for (const word of pathWords(entry)) {
      for (const part of ["%CF%E0", "a%00", "%ED%A0%BD"]) {
        const reply = await send({ path: entry.example.path.replace(word, part) });
        expect(reply).toMatchObject({ status: 400, body: { success: false, code: "INVALID_INPUT" } });
      }
    }
  });
});

test.each(Object.keys(appRouter._def.procedures))("tRPC %s takes no broken text, at any depth", async (path) => {
  for (const input of [...BROKEN.map(({ text }) => ({ app: { name: text } })), { a: [{ "b\ud83d": 1 }] }]) {
    const procedure = path.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], doors.trpc);
    const call = (procedure as (input: unknown) => Promise<unknown>)(input);
    const error = await call.then(
      () => null,
      (thrown: unknown) => thrown as { code: string; cause: unknown },
    );
    expect(error?.code).toBe("BAD_REQUEST");
    expect(error?.cause).toMatchObject({ code: "INVALID_INPUT" });
  }
});
