import type { Attempt } from "@/server/api/reference/page";

/** What is typed into the fields, by name. */
export type Typed = Readonly<Record<string, string>>;

/** What proves the caller, as headers or as fields that the form does not show. */
export type Proof = { headers: Readonly<Record<string, string>>; fields: Readonly<Record<string, string>> };

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Words in capitals stand for the reader's own, so they are not offered as values. */
const isPlaceholder = (text: string): boolean => /^[A-Z]+(_[A-Z]+)+$/.test(text) && text !== "USER_BANNED";

/** What the fields hold at first: the values of the example, `known` where the reader's own are known. */
export function initialValues({ fields, request }: Attempt, known: Typed): Typed {
  const example: Readonly<Record<string, unknown>> = { ...request.query, ...request.body };
  const values = fields.map(({ name }) => {
    const printed = name in example ? asText(example[name]) : "";
    return [name, known[name] ?? (isPlaceholder(printed) ? "" : printed)] as const;
  });
  return Object.fromEntries(values);
}

/** A field's text as JSON sends it: text where text is asked for, else whatever it spells. */
function toJson(text: string, type: string): unknown {
  if (type.startsWith("string") || type.startsWith('"') || type.startsWith("date")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The request that the fields make. Empty ones are not sent. */
export function buildRequest(attempt: Attempt, typed: Typed, proof: Proof): { url: string; init: RequestInit } {
  const { request, fields } = attempt;
  const path = attempt.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(typed[name] ?? ""));
  const own = fields.filter(({ name, where }) => where !== "path" && typed[name]);
  const headers: Record<string, string> = { ...proof.headers };
  if (request.method === "GET") {
    const query = new URLSearchParams(proof.fields);
    if (attempt.surface === "seller") query.set("type", request.query["type"] ?? "");
    for (const { name } of own) query.set(name, typed[name] ?? "");
    return { url: query.size > 0 ? `${path}?${query}` : path, init: { method: "GET", headers } };
  }
  const { type, function: noun, action } = request.body ?? {};
  const named = Object.fromEntries(Object.entries({ type, function: noun, action }).filter(([, value]) => value));
  const isRest = attempt.surface === "dashboard";
  const sent = Object.fromEntries(own.map(({ name, type: kind }) => [name, toJson(typed[name] ?? "", kind)]));
  const body = { ...(isRest ? {} : named), ...proof.fields, ...sent };
  if (Object.keys(body).length === 0) return { url: path, init: { method: request.method, headers } };
  headers["content-type"] = "application/json";
  return { url: path, init: { method: request.method, headers, body: JSON.stringify(body) } };
}
