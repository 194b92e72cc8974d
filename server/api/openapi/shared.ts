import type { Json, JsonObject } from "../kit/operation";
import { entries } from "../reference/entries";
import type { Surface } from "../reference/surfaces";
import type { Entry, SurfaceId } from "../reference/types";
import { commonStatuses, refusalResponses, requestBody, SECURITY, success } from "./components";

const entriesOf = (surface: SurfaceId): Entry[] => entries.filter((entry) => entry.surface === surface);

/** The type, or function and action, without the words around it. */
const wordOf = (entry: Entry): string => entry.name.replace(/^type(=|: )/, "");

const functionAndAction = (entry: Entry): [string, string] => entry.name.split(".") as [string, string];

/** What names an operation, and what every one of its surface asks for beside. */
function namesOf(entry: Entry): { named: Record<string, string>; common: string[]; optional: string[] } {
  if (entry.surface === "elite-key") {
    const [name, action] = functionAndAction(entry);
    return { named: { function: name, action }, common: ["url_prefix", "app_name"], optional: [] };
  }
  const type = wordOf(entry);
  if (entry.surface !== "client") return { named: { type }, common: [], optional: [] };
  return { named: { type }, common: type === "init" ? [] : ["sessionid"], optional: ["nonce"] };
}

const schemaName = (entry: Entry): string => `${entry.surface}.${wordOf(entry)}`;

function schemaOf(entry: Entry): JsonObject {
  const { named, common, optional } = namesOf(entry);
  const constants = Object.entries(named).map(([name, value]) => [name, { const: value }] as const);
  const shared = [...common, ...optional].map((name) => [name, { type: "string" }] as const);
  return {
    title: entry.name,
    description: [entry.summary, entry.description].filter((text) => text !== null).join(" "),
    type: "object",
    properties: Object.fromEntries([...constants, ...shared, ...Object.entries(entry.schema.properties ?? {})]),
    required: [...Object.keys(named), ...common, ...(entry.schema.required ?? [])],
  };
}

/** A schema for each operation of the surfaces whose operations share an address. */
export const operationSchemas = (): JsonObject =>
  Object.fromEntries(
    entries
      .filter(({ surface }) => surface === "client" || surface === "seller" || surface === "elite-key")
      .map((entry) => [schemaName(entry), schemaOf(entry)]),
  );

const reference = (entry: Entry): string => `#/components/schemas/${schemaName(entry)}`;

/** A body that is one of the surface's operations; by `type`, where that alone tells which. */
function oneOf(surface: SurfaceId): JsonObject {
  const own = entriesOf(surface);
  const mapping = Object.fromEntries(own.map((entry) => [wordOf(entry), reference(entry)]));
  const discriminator = surface === "elite-key" ? {} : { discriminator: { propertyName: "type", mapping } };
  return requestBody({ oneOf: own.map((entry) => ({ $ref: reference(entry) })), ...discriminator }, true);
}

/** Every parameter of a surface as part of the query, each with the operations that use it. */
function unionParameters(surface: SurfaceId): Json[] {
  const uses = new Map<string, { schema: JsonObject; users: string[] }>();
  for (const entry of entriesOf(surface)) {
    for (const [name, schema] of Object.entries(entry.schema.properties ?? {})) {
      const { default: _, ...plain } = schema;
      const use = uses.get(name) ?? { schema: plain, users: [] };
      use.users.push(wordOf(entry));
      uses.set(name, use);
    }
  }
  return [...uses].map(([name, { schema, users }]) => ({
    ...{ name, in: "query", required: false, schema },
    description: `Used by ${users.join(", ")}.`,
  }));
}

const asked = (name: string, schema: JsonObject): JsonObject => ({ name, in: "query", required: true, schema });

const choice = (name: string, values: readonly string[]): JsonObject =>
  asked(name, { type: "string", enum: [...new Set(values)] });

function operation(surface: Surface, operationId: string, what: JsonObject): JsonObject {
  const own = entriesOf(surface.id).flatMap(({ refusals }) => refusals.map(({ status }) => status));
  return {
    operationId,
    tags: [surface.title],
    summary: surface.title,
    description: [...surface.about, surface.authentication].join("\n\n"),
    security: SECURITY[surface.id],
    ...what,
    responses: { ...success([200]), ...refusalResponses([...commonStatuses(surface), ...own]) },
  };
}

/** The one path of a surface whose operations share it: OpenAPI knows no query in a path's key. */
export function sharedPath(surface: Surface): JsonObject {
  const { id } = surface;
  const body = { requestBody: oneOf(id) };
  if (id === "client") return { "/api/1.2/": { post: operation(surface, "client", body) } };
  if (id === "seller") {
    const parameters = [choice("type", entriesOf(id).map(wordOf)), ...unionParameters(id)];
    const get = operation(surface, "seller", { parameters });
    return { "/api/seller/": { get, post: operation(surface, "seller-post", body) } };
  }
  const named = entriesOf(id).map(functionAndAction);
  const text = { type: "string" };
  const parameters = [
    choice(
      "function",
      named.map(([name]) => name),
    ),
    choice(
      "action",
      named.map(([, action]) => action),
    ),
    ...["url_prefix", "app_name"].map((name) => asked(name, text)),
    // In a query `key` is the Elite Key; a variable is named by `var_key` there.
    ...unionParameters(id).filter((parameter) => (parameter as JsonObject)["name"] !== "key"),
  ];
  const get = operation(surface, "elite-key", { parameters });
  return { "/api/elite-key": { get, post: operation(surface, "elite-key-post", body) } };
}
