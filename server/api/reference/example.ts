import type { ExampleRequest } from "./types";

type Values = Readonly<Record<string, unknown>>;

/** Stands where a path wants the reader's own: `:appId` becomes APP_ID. */
const placeholder = (name: string): string => name.replace(/([A-Z])/g, "_$1").toUpperCase();

const asText = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

const JSON_HEADER = { "content-type": "application/json" };

/** Path and what is left of the values, with every `:param` replaced by its value or a word in capitals. */
function fillPath(path: string, values: Values): { path: string; rest: Values } {
  const rest = { ...values };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return value === undefined ? placeholder(name) : encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

/** The example of a row whose key is a method and a path. */
export function routeExample(method: string, rawPath: string, values: Values, headers: Values): ExampleRequest {
  const { path, rest } = fillPath(rawPath, values);
  const isEmpty = Object.keys(rest).length === 0;
  if (method === "GET" || isEmpty) return { method, path, query: asText(rest), headers: asText(headers), body: null };
  return { method, path, query: {}, headers: { ...asText(headers), ...JSON_HEADER }, body: rest };
}

/** The example of a type of the Client API, in the document's own dialect. */
export const clientExample = (type: string, values: Values): ExampleRequest => ({
  method: "POST",
  path: "/api/1.2/",
  query: {},
  headers: JSON_HEADER,
  body: { type, ...(type === "init" ? {} : { sessionid: "SESSION_ID" }), ...values },
});

/** The example of a type of the Seller API: a GET, as the document has it, with the key where no log keeps it. */
export const sellerExample = (type: string, values: Values): ExampleRequest => ({
  method: "GET",
  path: "/api/seller/",
  query: { type, ...asText(values) },
  headers: { "x-api-key": "YOUR_SELLER_KEY" },
  body: null,
});

/** The example of an operation of the Elite Key API: a POST, with the key where no log keeps it. */
export const eliteExample = (name: string, action: string, values: Values): ExampleRequest => ({
  method: "POST",
  path: "/api/elite-key",
  query: {},
  headers: { "x-elite-key": "YOUR_ELITE_KEY", ...JSON_HEADER },
  body: { function: name, action, url_prefix: "URL_PREFIX", app_name: "My App", ...values },
});

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** How curl users write a header. */
const headerName = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase()).replace("Api", "API");

/** The request as a command for a shell, against the server at `origin` (`https://keys.example.com`). */
export function toCurl({ method, path, query, headers, body }: ExampleRequest, origin: string): string {
  const search = new URLSearchParams(query).toString();
  const target = `${origin}${path}${search ? `?${search}` : ""}`;
  const address = search ? `"${target}"` : target;
  const parts = [method === "GET" ? `curl ${address}` : `curl -X ${method} ${address}`];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H "${headerName(name)}: ${value}"`);
  if (body !== null) parts.push(`-d ${quoted(JSON.stringify(body, null, 2))}`);
  return parts.join(" \\\n  ");
}
