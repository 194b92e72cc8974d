import { CODES, type ErrorCode } from "@/server/errors";
import { STATUS } from "../kit/errors";
import type { JsonObject } from "../kit/operation";
import type { Surface } from "../reference/surfaces";
import type { SurfaceId } from "../reference/types";

/** Any of these proves the caller, by way in. */
export const SECURITY: Record<SurfaceId, readonly JsonObject[]> = {
  dashboard: [{ bearer: [] }],
  client: [],
  seller: [{ sellerKeyHeader: [] }, { sellerKeyQuery: [] }],
  "elite-key": [{ eliteKeyHeader: [] }, { eliteKeyBearer: [] }, { eliteKeyQuery: [] }],
  operation: [{ operatorToken: [] }],
};

/** What `SECURITY` names. */
export const SECURITY_SCHEMES: JsonObject = {
  bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "From /api/auth/login; 7 days." },
  sellerKeyHeader: { type: "apiKey", in: "header", name: "X-API-Key" },
  sellerKeyQuery: { type: "apiKey", in: "query", name: "sellerkey" },
  eliteKeyHeader: { type: "apiKey", in: "header", name: "X-Elite-Key" },
  eliteKeyBearer: { type: "http", scheme: "bearer", description: "The Elite Key as a bearer." },
  eliteKeyQuery: { type: "apiKey", in: "query", name: "key" },
  operatorToken: { type: "http", scheme: "bearer", description: "OPERATOR_TOKEN." },
};

/** What every reply is. */
export const SCHEMAS: JsonObject = {
  Success: {
    type: "object",
    required: ["success", "message"],
    properties: { success: { const: true }, message: { type: "string" } },
  },
  Refusal: {
    type: "object",
    required: ["success", "message", "code"],
    properties: {
      success: { const: false },
      message: { type: "string" },
      code: { type: "string", examples: Object.keys(CODES) },
    },
  },
};

/** A body of JSON. */
export const content = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

/** One shared refusal for each kind, named as the kind is, with the codes that are of it. */
export const responses = (): JsonObject =>
  Object.fromEntries(
    Object.entries(STATUS).map(([kind]) => {
      const codes = Object.keys(CODES).filter((code) => CODES[code as ErrorCode].kind === kind);
      return [kind, { description: codes.join(", "), content: content({ $ref: "#/components/schemas/Refusal" }) }];
    }),
  );

/** The shared refusals for statuses, in rising order. */
export function refusalResponses(statuses: readonly number[]): JsonObject {
  const kinds = Object.entries(STATUS).filter(([, { http }]) => statuses.includes(http));
  return Object.fromEntries(kinds.map(([kind, { http }]) => [http, { $ref: `#/components/responses/${kind}` }]));
}

/** The statuses that every operation of a surface may answer. */
export const commonStatuses = (surface: Surface): number[] =>
  surface.refusals.map((code) => STATUS[CODES[code].kind].http);

/** The replies of success. */
export const success = (statuses: readonly number[]): JsonObject =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: status === 201 ? "Created" : "Success",
        content: content({ $ref: "#/components/schemas/Success" }),
      },
    ]),
  );

/** A body that may come as JSON or as a form. */
export const requestBody = (schema: JsonObject, isRequired: boolean): JsonObject => ({
  required: isRequired,
  content: { ...content(schema), "application/x-www-form-urlencoded": { schema } },
});
