import { DomainError } from "@/server/errors";
import { getApp } from "@/server/services/app";
import type { ServiceContext } from "@/server/services/context";
import { LicenseSet, UserSet } from "@/server/services/job/schemas";
import { type License, pagesOfLicenses } from "@/server/services/license";
import { pagesOfUsers, type UserView } from "@/server/services/user";
import { door } from "../kit/door";
import { readQuery } from "../kit/read-input";
import type { Door } from "../kit/request-context";
import { MethodRefusal } from "../kit/route-table";
import { type Cell, streamCsv } from "./csv";
import { lastParts, signedInContext } from "./signed-in";

type Columns<Row> = Record<string, (row: Row) => Cell>;

const LICENSE: Columns<License> = {
  license_key: (row) => row.licenseKey,
  status: (row) => row.status,
  level: (row) => row.level,
  duration_days: (row) => row.durationDays,
  max_uses: (row) => row.maxUses,
  uses: (row) => row.uses,
  device_limit: (row) => row.deviceLimit,
  note: (row) => row.note,
  used_by: (row) => row.usedBy,
  used_at: (row) => row.usedAt,
  expires_at: (row) => row.expiresAt,
  created_by: (row) => row.createdBy,
  created_at: (row) => row.createdAt,
};

const USER: Columns<UserView> = {
  username: (row) => row.username,
  email: (row) => row.email,
  level: (row) => row.level,
  subscription: (row) => row.subscription,
  expires_at: (row) => row.expiresAt,
  hwid: (row) => row.hwid,
  ip: (row) => row.lastIp,
  banned: (row) => (row.bannedAt ? "yes" : "no"),
  ban_reason: (row) => row.banReason,
  paused: (row) => (row.pausedAt ? "yes" : "no"),
  note: (row) => row.note,
  last_login: (row) => row.lastLoginAt,
  created_at: (row) => row.createdAt,
};

async function* cells<Row>(pages: AsyncGenerator<Row[]>, columns: Columns<Row>) {
  const of = Object.values(columns);
  for await (const page of pages) yield page.map((row) => of.map((cell) => cell(row)));
}

function open(ctx: ServiceContext, appId: string, set: string, query: object): Promise<ReadableStream<Uint8Array>> {
  const app = { id: appId };
  if (set === "licenses") {
    return streamCsv(Object.keys(LICENSE), cells(pagesOfLicenses(ctx, app, LicenseSet.parse(query)), LICENSE));
  }
  if (set === "users") {
    return streamCsv(Object.keys(USER), cells(pagesOfUsers(ctx, app, UserSet.parse(query)), USER));
  }
  throw new DomainError("ROUTE_NOT_FOUND");
}

/** A name that every file system takes, made from the application's. */
const fileName = (name: string, set: string) =>
  `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "application"
  }-${set}.csv`;

/** `GET /api/export/:appId/:set?search&status`: the licenses or users that a list shows, all pages of it, as CSV. */
export const handleExport: Door = door(["GET"], async (request, peer) => {
  if (request.method !== "GET") throw new MethodRefusal("GET");
  const ctx = await signedInContext(request, peer);
  const [appId = "", set = ""] = lastParts(request, 2);
  const { name } = await getApp(ctx, { app: { id: appId } });
  const body = await open(ctx, appId, set, readQuery(new URL(request.url)));
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(name, set)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
