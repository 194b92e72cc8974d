import { CODES, type ErrorCode } from "@/server/errors";
import { clientTypes } from "../client";
import { initRow } from "../client/init";
import { loginTypes } from "../client/login";
import { dashboardRoutes } from "../dashboard";
import { eliteOperations } from "../elite-key";
import { healthRoutes } from "../health";
import { STATUS } from "../kit/errors";
import type { Operation } from "../kit/operation";
import { operatorRoutes } from "../operator";
import { sellerTypes } from "../seller";
import { clientExample, eliteExample, routeExample, sellerExample } from "./example";
import { inputSchema, parametersOf } from "./parameters";
import type { Entry, ExampleRequest, Refusal, SurfaceId } from "./types";

/** What the tables of all doors have in common. */
type Row = Pick<Operation, "summary" | "description" | "input" | "auth" | "status" | "example"> & {
  refusals?: readonly ErrorCode[];
};

/** What differs from door to door. */
type Place = Pick<Entry, "id" | "surface" | "group" | "name" | "method" | "path"> & {
  elsewhere: "query" | "body";
  example: ExampleRequest;
  verb: string;
};

/** Verbs that take away what is not easily given back. */
const DESTRUCTIVE = /^(del|delete|remove|reset|ban|pause|shorten|subtract|password)/;

/** A code as it goes out, with its status and sentence. */
export function refusalOf(code: ErrorCode, surface: SurfaceId): Refusal {
  const { kind, message } = CODES[code];
  const named = surface === "elite-key" && code === "INVALID_INPUT" ? "INVALID_PARAMETERS" : code;
  return { code: named, status: STATUS[kind].http, message };
}

function toEntry(row: Row, { elsewhere, verb, ...place }: Place): Entry {
  const schema = inputSchema(row.input);
  return {
    ...place,
    summary: row.summary,
    description: row.description ?? null,
    isDestructive: place.method === "DELETE" || DESTRUCTIVE.test(verb),
    isOpen: row.auth === "none",
    statuses: row.status === "upsert" ? [201, 200] : [row.status ?? 200],
    schema,
    parameters: parametersOf(schema, place.path, elsewhere),
    refusals: (row.refusals ?? []).map((code) => refusalOf(code, place.surface)),
  };
}

const words = (text: string): string => {
  const spaced = text.replaceAll("-", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

const slug = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function routeEntry(heading: string, row: Operation, surface: SurfaceId, token: string, group: string): Entry {
  const [method = "", path = ""] = heading.split(" ");
  const headers = row.auth === "none" ? {} : { authorization: `Bearer ${token}` };
  return toEntry(row, {
    id: slug(heading.replace("/api/", "")),
    surface,
    group,
    name: heading,
    method,
    path,
    elsewhere: method === "GET" ? "query" : "body",
    example: routeExample(method, path, row.example ?? {}, headers),
    verb: path.split("/").at(-1) ?? "",
  });
}

const GROUPS: Readonly<Record<string, string>> = {
  auth: "Account",
  stats: "Account",
  apps: "Applications",
  "vpn-allowances": "VPN allowances",
};

const dashboard = Object.entries(dashboardRoutes).map(([heading, row]) => {
  const noun = /^\w+ \/api\/(?:dashboard\/)?([^/]+)/.exec(heading)?.[1] ?? "";
  return routeEntry(heading, row, "dashboard", "YOUR_JWT_TOKEN", GROUPS[noun] ?? words(noun));
});

const client = Object.entries<Row>({ init: initRow, ...clientTypes }).map(([type, row]) =>
  toEntry(row, {
    id: `client-${type.toLowerCase()}${type === "checkBlack" ? "-php" : ""}`,
    surface: "client",
    group: type === "init" || type in loginTypes ? "Log-in" : "Session",
    name: `type: ${type}`,
    method: "POST",
    path: "/api/1.2/",
    elsewhere: "body",
    example: clientExample(type, row.example ?? {}),
    verb: type,
  }),
);

const seller = Object.entries<Operation>(sellerTypes).map(([type, row]) =>
  toEntry(row, {
    id: `seller-${type}`,
    surface: "seller",
    group: "user" in row.input.shape ? "Users" : type.includes("user") ? "Users" : "Licenses and application",
    name: `type=${type}`,
    method: "GET",
    path: "/api/seller/",
    elsewhere: "query",
    example: sellerExample(type, row.example ?? {}),
    verb: type,
  }),
);

const elite = Object.entries(eliteOperations).flatMap(([name, actions]) =>
  Object.entries<Row>(actions).map(([action, row]) =>
    toEntry(row, {
      id: slug(`elite-${name}-${action}`),
      surface: "elite-key",
      group: words(name),
      name: `${name}.${action}`,
      method: "POST",
      path: "/api/elite-key",
      elsewhere: "body",
      example: eliteExample(name, action, row.example ?? {}),
      verb: action,
    }),
  ),
);

const operation = Object.entries({ ...healthRoutes, ...operatorRoutes }).map(([heading, row]) =>
  routeEntry(heading, row, "operation", "YOUR_OPERATOR_TOKEN", "Installation"),
);

/** Every operation of every door but tRPC, in the order of the documents. */
export const entries: readonly Entry[] = [...dashboard, ...client, ...seller, ...elite, ...operation];
