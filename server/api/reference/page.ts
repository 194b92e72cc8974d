import type { ErrorCode } from "@/server/errors";
import { entries, refusalOf } from "./entries";
import { toCurl } from "./example";
import replies from "./replies.snap.json";
import { SURFACES, type Surface } from "./surfaces";
import type { Entry, ExampleRequest, Parameter, Refusal } from "./types";

/** What the browser needs in order to send an operation: small, because it goes out with every one. */
export type Attempt = Pick<Entry, "name" | "surface" | "isDestructive"> & {
  request: ExampleRequest;
  /** The path with its `:params`. */
  path: string;
  fields: readonly Pick<Parameter, "name" | "where" | "type" | "required">[];
};

/** One operation as the page shows it. */
export type DocOperation = Omit<Entry, "schema" | "example"> & {
  curl: string;
  reply: { status: number; text: string };
  /** Null where a browser has nothing to send it with. */
  attempt: Attempt | null;
  /** Everything that it can be found by. */
  search: string;
};

/** One way in, as the page shows it. */
export type DocSurface = Omit<Surface, "refusals"> & {
  refusals: readonly Refusal[];
  groups: readonly { id: string; title: string; operations: readonly DocOperation[] }[];
};

const REPLIES: Readonly<Record<string, { status: number; body: unknown }>> = replies;

function attemptOf({ name, surface, isDestructive, example, path, parameters }: Entry): Attempt | null {
  if (surface === "operation") return null;
  const fields = parameters.map(({ name, where, type, required }) => ({ name, where, type, required }));
  return { name, surface, isDestructive, request: example, path, fields };
}

function toOperation(entry: Entry, origin: string): DocOperation {
  const { schema: _, example, ...rest } = entry;
  const reply = REPLIES[entry.id] ?? { status: entry.statuses[0] ?? 200, body: { success: true } };
  const names = entry.parameters.map(({ name }) => name);
  return {
    ...rest,
    curl: toCurl(example, origin),
    reply: { status: reply.status, text: JSON.stringify(reply.body, null, 2) },
    attempt: attemptOf(entry),
    search: [entry.name, entry.path, entry.summary, entry.group, ...names].join(" ").toLowerCase(),
  };
}

/** The whole reference, for readers who reach this server at `origin` (`https://keys.example.com`). */
export function referencePage(origin: string): DocSurface[] {
  return SURFACES.map((surface) => {
    const own = entries.filter((entry) => entry.surface === surface.id);
    const titles = [...new Set(own.map(({ group }) => group))];
    const groups = titles.map((title) => ({
      id: `${surface.id}-${title.toLowerCase().replaceAll(" ", "-")}-group`,
      title,
      operations: own.filter(({ group }) => group === title).map((entry) => toOperation(entry, origin)),
    }));
    return { ...surface, refusals: surface.refusals.map((code: ErrorCode) => refusalOf(code, surface.id)), groups };
  });
}
