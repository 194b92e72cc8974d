import { DomainError } from "@/server/errors";
import { type ListedAccount, listAccounts } from "@/server/services/account";
import { getApp } from "@/server/services/app";
import type { PageOf } from "@/server/services/atoms";
import { listBlacklist } from "@/server/services/blacklist";
import { NEVER } from "@/server/services/cells";
import type { ServiceContext } from "@/server/services/context";
import { type ListedDevice, listDevices } from "@/server/services/device";
import { listEliteRules } from "@/server/services/elite-key";
import { listHashes } from "@/server/services/hash";
import { LicenseSet, UserSet } from "@/server/services/job/schemas";
import { type License, pagesOfLicenses } from "@/server/services/license";
import { pagesOfLogs } from "@/server/services/log";
import { listSellerKeys } from "@/server/services/seller-key";
import { listSubscriptions } from "@/server/services/subscription";
import { pagesOfUsers, type UserView } from "@/server/services/user";
import { listUserVariables, listVariables } from "@/server/services/variable";
import { listVersions } from "@/server/services/version";
import { listVpnAllowances } from "@/server/services/vpn";
import { listWebhooks } from "@/server/services/webhook";
import type { Cell } from "./csv";

type Query = Record<string, unknown>;
type Columns<Row> = Record<string, (row: Row) => Cell>;

/** Everything that a list finds: the names of its columns, and its rows page by page. */
export type OpenSet = { header: string[]; pages: AsyncGenerator<Cell[][]> };

/** Rows in one round trip, for lists that are asked for by page number. */
const PAGE = 500;

async function* cells<Row>(pages: AsyncGenerator<Row[]>, columns: Columns<Row>) {
  const of = Object.values(columns);
  for await (const page of pages) yield page.map((row) => of.map((cell) => cell(row)));
}

async function* everyPage<Row>(list: (page: number) => Promise<PageOf<Row>>): AsyncGenerator<Row[]> {
  for (let page = 1; ; page++) {
    const { rows, pages } = await list(page);
    if (rows.length > 0) yield rows;
    if (page >= pages) return;
  }
}

const set = <Row>(pages: AsyncGenerator<Row[]>, columns: Columns<Row>): OpenSet => ({
  header: Object.keys(columns),
  pages: cells(pages, columns),
});

/** A set of a list verb, which reads the query as the list itself does. */
const listed = <Row, Owner extends object>(
  list: (ctx: ServiceContext, input: Owner & { page: number; limit: number }) => Promise<PageOf<Row>>,
  columns: Columns<Row>,
) => {
  return (ctx: ServiceContext, owner: Owner, query: Query): OpenSet =>
    set(
      everyPage((page) => list(ctx, { ...query, ...owner, page, limit: PAGE })),
      columns,
    );
};

/** An end, and `never` for what has neither an end nor days that would lead to one. */
const endOf = ({ expiresAt, durationDays }: License) => expiresAt ?? (durationDays === null ? NEVER : null);

const yesOrNo = (moment: Date | null) => (moment ? "yes" : "no");

const LICENSE: Columns<License & { subscription: string | null }> = {
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
  expires_at: endOf,
  created_by: (row) => row.createdBy,
  created_at: (row) => row.createdAt,
  subscription: (row) => row.subscription,
};

const USER: Columns<UserView> = {
  username: (row) => row.username,
  email: (row) => row.email,
  level: (row) => row.level,
  subscription: (row) => row.subscription,
  expires_at: (row) => row.expiresAt,
  hwid: (row) => row.hwid,
  ip: (row) => row.lastIp,
  banned: (row) => yesOrNo(row.bannedAt),
  ban_reason: (row) => row.banReason,
  paused: (row) => yesOrNo(row.pausedAt),
  note: (row) => row.note,
  last_login: (row) => row.lastLoginAt,
  created_at: (row) => row.createdAt,
};

const DEVICE: Columns<ListedDevice> = {
  device_id: (row) => row.deviceId,
  device_type: (row) => row.deviceType,
  name: (row) => row.name,
  email: (row) => row.email,
  status: (row) => row.status,
  subscription: (row) => row.subscription?.name ?? null,
  expires_at: (row) => row.expiresAt,
  activated_at: (row) => row.activatedAt,
  note: (row) => row.note,
  created_at: (row) => row.createdAt,
};

const ACCOUNT: Columns<ListedAccount> = {
  username: (row) => row.username,
  email: (row) => row.email,
  plan: (row) => row.plan,
  role: (row) => row.role,
  applications: (row) => row.applications,
  last_login: (row) => row.lastLoginAt,
  created_at: (row) => row.createdAt,
};

type InApp = { app: { id: string } };

/** What an application's lists can be saved as. No secret leaves this way: of a webhook, not its Authorization. */
const OF_APPS: Record<string, (ctx: ServiceContext, owner: InApp, query: Query) => OpenSet> = {
  licenses: (ctx, { app }, query) => set(pagesOfLicenses(ctx, app, LicenseSet.parse(query)), LICENSE),
  users: (ctx, { app }, query) => set(pagesOfUsers(ctx, app, UserSet.parse(query)), USER),
  logs: (ctx, { app }, query) =>
    set(pagesOfLogs(ctx, { ...query, app }), {
      created_at: (row) => row.createdAt,
      action: (row) => row.action,
      username: (row) => row.username,
      machine_user: (row) => row.machineUser,
      ip: (row) => row.ip,
      data: (row) => row.data,
    }),
  devices: listed(listDevices, DEVICE),
  subscriptions: listed(listSubscriptions, {
    name: (row) => row.name,
    level: (row) => row.level,
    duration_days: (row) => row.durationDays,
    created_at: (row) => row.createdAt,
  }),
  variables: listed(listVariables, {
    key: (row) => row.key,
    value: (row) => row.value,
    clients_may_write: (row) => (row.isWritable ? "yes" : "no"),
    updated_at: (row) => row.updatedAt,
  }),
  "user-variables": listed(listUserVariables, {
    username: (row) => row.username,
    key: (row) => row.key,
    value: (row) => row.value,
    updated_at: (row) => row.updatedAt,
  }),
  webhooks: listed(listWebhooks, {
    id: (row) => row.id,
    name: (row) => row.name,
    url: (row) => row.url,
    user_agent: (row) => row.userAgent,
    body: (row) => row.body,
    created_at: (row) => row.createdAt,
  }),
  blacklist: listed(listBlacklist, {
    type: (row) => row.type,
    value: (row) => row.value,
    note: (row) => row.note,
    created_at: (row) => row.createdAt,
  }),
  "vpn-allowances": listed(listVpnAllowances, {
    value: (row) => row.value,
    note: (row) => row.note,
    created_at: (row) => row.createdAt,
  }),
  hashes: listed(listHashes, {
    hash_name: (row) => row.hashName,
    hash_value: (row) => row.hashValue,
    created_at: (row) => row.createdAt,
  }),
  versions: listed(listVersions, {
    version: (row) => row.version,
    mode: (row) => row.mode,
    allowed_until: (row) => row.allowedUntil,
    reminder_message: (row) => row.reminderMessage,
    download_url: (row) => row.downloadUrl,
    created_at: (row) => row.createdAt,
  }),
};

/** The same for the lists of an account. Of a seller key its name leaves, never the key. */
const OF_ACCOUNTS: Record<string, (ctx: ServiceContext, owner: object, query: Query) => OpenSet> = {
  "seller-keys": listed(listSellerKeys, {
    name: (row) => row.name,
    last_used_at: (row) => row.lastUsedAt,
    created_at: (row) => row.createdAt,
  }),
  "elite-rules": listed(listEliteRules, {
    list: (row) => row.list,
    kind: (row) => row.kind,
    value: (row) => row.value,
    created_at: (row) => row.createdAt,
  }),
  accounts: listed(listAccounts, ACCOUNT),
};

/** In the place of an application's id: the lists of the account itself. No application has this id. */
const ACCOUNT_OWNER = "account";

/**
 * Opens a set of an application, or of the account, and says whose it is. What the query narrows is what the list of
 * that name shows. Throws ROUTE_NOT_FOUND for a name that is none, APP_NOT_FOUND, INVALID_INPUT; at its first page also
 * what the list throws.
 */
export async function openSet(
  ctx: ServiceContext,
  owner: string,
  name: string,
  query: Query,
): Promise<OpenSet & { owner: string }> {
  const table = owner === ACCOUNT_OWNER ? OF_ACCOUNTS : OF_APPS;
  const open = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!open) throw new DomainError("ROUTE_NOT_FOUND");
  if (owner === ACCOUNT_OWNER) return { owner, ...open(ctx, {} as InApp, query) };
  const app = await getApp(ctx, { app: { id: owner } });
  return { owner: app.name, ...open(ctx, { app: { id: owner } }, query) };
}
