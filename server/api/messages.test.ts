import { beforeAll, describe, expect, test } from "vitest";
import { fieldsOf, requestWith } from "@/server/test/broken-text";
import { sendAnywhere } from "@/server/test/curl";
import { createEveryDoor, type EveryDoor } from "@/server/test/every-door";
import { entries } from "./reference/entries";
import type { Entry } from "./reference/types";

/** Refused before anything is done, so that one world serves all. */
let doors: EveryDoor;
beforeAll(async () => {
  doors = await createEveryDoor();
});

/** What is said of a value that is not there, and a parser's own words, which say nothing to a caller. */
const EMPTY_WORDS = /is required|received|undefined|expected|invalid input|\[object/i;
/** The one field that is an object of its own. */
const OBJECTS = ["permissions"];

const rows = entries.filter(({ path }) => path !== "/api/health");

/** Sends one value, in the body where there is one. What the example itself says in its query stays. */
function send(entry: Entry, field: string, value: unknown) {
  const { example } = entry;
  if (example.method !== "GET") return sendAnywhere(requestWith(example, doors.words, { body: { [field]: value } }));
  const { [field]: _, ...query } = example.query;
  const text = new URLSearchParams({ [field]: String(value) }).toString();
  return sendAnywhere(requestWith({ ...example, query }, doors.words, { query: text }));
}

const typeOf = (entry: Entry, field: string) => entry.parameters.find(({ name }) => name === field)?.type ?? "";

const REFUSAL = { success: false, code: expect.stringMatching(/^INVALID_(INPUT|PARAMETERS)$/) };

describe.each(rows.filter(({ example }) => example.method !== "GET"))("$name", (entry) => {
  test.skipIf(fieldsOf(entry).length === 0)("says of each field what is wrong with the value that came", async () => {
    for (const field of fieldsOf(entry).filter((name) => !OBJECTS.includes(name))) {
      for (const value of [{ a: 1 }, [[]], 1e300]) {
        const { body } = await send(entry, field, value);
        expect({ field, value, ...body }).toMatchObject(REFUSAL);
        expect(String(body["message"])).toMatch(new RegExp(`^${field}: `));
        expect(String(body["message"])).not.toMatch(EMPTY_WORDS);
      }
    }
  });
});

const numbers = rows.flatMap((entry) =>
  fieldsOf(entry)
    .filter((field) => /^integer/.test(typeOf(entry, field)))
    .map((field) => ({ entry, name: entry.name, field })),
);

test.each(numbers)("$name: $field names its bound, and is told from a word", async ({ entry, field }) => {
  const large = await send(entry, field, "99999999999999999999");
  expect(large.body["message"]).toMatch(new RegExp(`^${field}: must be at most \\d+`));
  const word = await send(entry, field, "many");
  expect(word.body["message"]).toBe(`${field}: must be a whole number`);
});

const dates = rows.flatMap((entry) =>
  fieldsOf(entry)
    .filter((field) => /date-time/.test(typeOf(entry, field)))
    .map((field) => ({ entry, name: entry.name, field })),
);

test.each(dates)("$name: $field is told which day does not exist", async ({ entry, field }) => {
  const { body } = await send(entry, field, "2027-02-29");
  expect(body["message"]).toMatch(new RegExp(`^${field}: 2027-02-29 is no day of the calendar`));
  const noZone = await send(entry, field, "2027-02-28T10:00:00");
  expect(noZone.body["message"]).toMatch(new RegExp(`^${field}: must be an ISO-8601 date`));
});

test("there are numbers and dates to look at", () => {
  expect([numbers.length > 20, dates.length > 3]).toEqual([true, true]);
});
