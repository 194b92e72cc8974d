import { z } from "zod";
import type { JsonObject } from "../kit/operation";
import { GLOSSARY } from "./glossary";
import type { JsonSchema, Parameter } from "./types";

/** Words that `WireBoolean` says of itself; they tell the type, not the parameter. */
const BOOLEAN_WORDS = "true, false, 1 or 0";

/** What callers may send, as JSON Schema 2020-12. The dialect is said once, by whoever embeds it. */
export function inputSchema(input: z.ZodObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input" });
  return schema as JsonSchema;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `string`, `integer 1-500`, `"ip" | "hwid"`: a schema in as few words as readers need. */
export function typeWords(schema: JsonObject): string {
  const options = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(options)) {
    const words = options.filter(isObject).map(typeWords);
    return [...new Set(words)].filter((word) => word !== "" && word !== '""').join(" | ");
  }
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const type = Array.isArray(schema["type"]) ? schema["type"].join(" | ") : String(schema["type"] ?? "any");
  const { minimum, maximum, maxLength, format } = schema;
  if (typeof minimum === "number" && typeof maximum === "number") return `${type} ${minimum}–${maximum}`;
  if (format === "date-time" || format === "date") return String(format);
  if (typeof maxLength === "number") return `${type} ≤ ${maxLength}`;
  return type;
}

function meaningOf(name: string, schema: JsonObject): string {
  const own = schema["description"];
  if (typeof own === "string" && own !== BOOLEAN_WORDS) return own;
  return GLOSSARY[name] ?? "";
}

/** The parameters of a schema, those of the path first. */
export function parametersOf(schema: JsonSchema, path: string, elsewhere: "query" | "body"): Parameter[] {
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const all = Object.entries(schema.properties ?? {}).map(([name, property]): Parameter => {
    const isInPath = inPath.has(name);
    return {
      name,
      where: isInPath ? "path" : elsewhere,
      type: typeWords(property),
      required: isInPath || (schema.required ?? []).includes(name),
      default: "default" in property ? JSON.stringify(property["default"]) : null,
      description: meaningOf(name, property),
    };
  });
  return [...all.filter(({ where }) => where === "path"), ...all.filter(({ where }) => where !== "path")];
}
