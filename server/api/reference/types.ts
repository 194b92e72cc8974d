import type { Json, JsonObject } from "../kit/operation";

/** Which of the ways in an operation belongs to. */
export type SurfaceId = "dashboard" | "client" | "seller" | "elite-key" | "operation";

/** One parameter of an operation, as a reader wants it. */
export type Parameter = {
  name: string;
  where: "path" | "query" | "body";
  type: string;
  required: boolean;
  /** As JSON; null without one. */
  default: string | null;
  description: string;
};

/** A refusal that an operation may answer. */
export type Refusal = { code: string; status: number; message: string };

/** A request that runs as it stands, once the words in capitals are replaced by the reader's own. */
export type ExampleRequest = {
  method: string;
  /** Without the query. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** Sent as JSON; null for none. */
  body: Readonly<Record<string, unknown>> | null;
};

/** One operation for readers and machines, whichever table it came from. */
export type Entry = {
  /** Names it in links: `client-init`, `post-dashboard-apps`. */
  id: string;
  surface: SurfaceId;
  group: string;
  /** The heading that the document prints, or the type, or function and action. */
  name: string;
  method: string;
  /** With `:params`. */
  path: string;
  summary: string;
  description: string | null;
  /** Takes something away that is not easily given back. */
  isDestructive: boolean;
  /** Needs no credentials. */
  isOpen: boolean;
  statuses: readonly (200 | 201)[];
  /** JSON Schema (2020-12) of everything that is sent. */
  schema: JsonSchema;
  parameters: readonly Parameter[];
  example: ExampleRequest;
  /** The codes that are its own; those that every operation of the surface may answer stand with the surface. */
  refusals: readonly Refusal[];
};

/** As much of a JSON Schema as is looked at here. */
export type JsonSchema = { readonly [name: string]: Json } & {
  properties?: { readonly [name: string]: JsonObject };
  required?: readonly string[];
};
