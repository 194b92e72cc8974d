import type { JsonObject } from "../kit/operation";
import { entries } from "../reference/entries";
import type { Surface } from "../reference/surfaces";
import type { Entry, JsonSchema } from "../reference/types";
import { commonStatuses, refusalResponses, requestBody, SECURITY, success } from "./components";

const pick = (schema: JsonSchema, names: readonly string[]): JsonSchema => {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => names.includes(name));
  const required = (schema.required ?? []).filter((name) => names.includes(name));
  return { type: "object", properties: Object.fromEntries(properties), ...(required.length > 0 ? { required } : {}) };
};

const texts = ({ summary, description }: Entry): JsonObject => ({
  summary,
  ...(description === null ? {} : { description }),
});

/** A REST row as an operation. */
function restOperation(entry: Entry, surface: Surface): JsonObject {
  const outside = entry.parameters.filter(({ where }) => where !== "body");
  const inBody = entry.parameters.filter(({ where }) => where === "body").map(({ name }) => name);
  const parameters = outside.map(({ name, where, required, description }) => ({
    ...{ name, in: where, required, description },
    schema: entry.schema.properties?.[name] ?? {},
  }));
  const body = pick(entry.schema, inBody);
  const statuses = [...commonStatuses(surface), ...entry.refusals.map(({ status }) => status)];
  return {
    operationId: entry.id,
    tags: [entry.group],
    ...texts(entry),
    security: entry.isOpen ? [] : SECURITY[entry.surface],
    parameters,
    ...(inBody.length > 0 ? { requestBody: requestBody(body, (body.required ?? []).length > 0) } : {}),
    responses: { ...success([...entry.statuses].sort()), ...refusalResponses(statuses) },
  };
}

/** The paths of a surface whose rows have addresses of their own. */
export function restPaths(surface: Surface): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const entry of entries.filter((other) => other.surface === surface.id)) {
    const path = entry.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: restOperation(entry, surface) };
  }
  return paths;
}
