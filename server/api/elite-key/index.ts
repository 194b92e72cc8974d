import { DomainError, invalidField } from "@/server/errors";
import type { App } from "@/server/services/app";
import type { ServiceContext } from "@/server/services/context";
import {
  authenticateEliteKey,
  type EliteFunction,
  type ElitePermission,
  type EliteTable,
  findEliteApp,
  requestDomain,
} from "@/server/services/elite-key";
import { door } from "../kit/door";
import { idempotently } from "../kit/idempotency";
import { takeQuota } from "../kit/rate-limit";
import type { Fields } from "../kit/read-input";
import { type Door, requestContext } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { appActions } from "./app";
import { deviceActions } from "./device";
import { hashActions } from "./hash";
import { licenseActions } from "./license";
import type { EliteOperation } from "./operation";
import { readEliteRequest } from "./read-request";
import { refuseElite } from "./refuse";
import { responseActions } from "./response";
import { subscriptionActions } from "./subscription";
import { userActions } from "./user";
import { variableActions } from "./variable";
import { versionActions } from "./version";

/** Every operation of the Elite Key API, by function and action, in the order of the document. */
export const eliteOperations = {
  license: licenseActions,
  user: userActions,
  device: deviceActions,
  variable: variableActions,
  subscription: subscriptionActions,
  version: versionActions,
  response: responseActions,
  hash: hashActions,
  app: appActions,
} as const satisfies EliteTable<EliteOperation>;

const METHODS = ["GET", "POST"];

/** A common parameter. Throws INVALID_INPUT when it is missing or no text. */
function required(fields: Fields, field: string): string {
  const value = fields[field];
  if (typeof value === "string" && value !== "") return value;
  throw invalidField(field, value === undefined || value === "" ? "is required" : "must be text");
}

/** The row that `function` and `action` name. Throws INVALID_INPUT naming the one that is to blame. */
function findRow(fields: Fields): { row: EliteOperation; permission: ElitePermission } {
  const name = required(fields, "function");
  if (!Object.hasOwn(eliteOperations, name)) {
    throw invalidField("function", `must be one of ${Object.keys(eliteOperations).join(", ")}`);
  }
  const actions: Readonly<Record<string, EliteOperation>> = eliteOperations[name as EliteFunction];
  const action = required(fields, "action");
  const row = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!row) throw invalidField("action", `must be one of ${Object.keys(actions).join(", ")}`);
  return { row, permission: `${name}.${action}` as ElitePermission };
}

function runOnce(ctx: ServiceContext, request: Request, fields: Fields, row: EliteOperation, app: App) {
  const input = row.input.parse(fields) as never;
  const run = (ctx: ServiceContext) => row.run(ctx, { id: app.id }, input);
  if (row.isRead) return run(ctx);
  const asked = { method: request.method, ...fields };
  return idempotently(ctx, request.headers, { scope: `elite-key ${app.ownerId}`, asked }, run);
}

/**
 * `/api/elite-key`. The first failure wins: key, access rules, plan, function and action, permission, application,
 * parameters, target; so that nothing about an account shows before its key is proved.
 */
export const handleEliteKey: Door = door(
  METHODS,
  async (request, peer) => {
    if (!METHODS.includes(request.method)) throw new MethodRefusal(METHODS.join(", "));
    const { key, readFields } = await readEliteRequest(request);
    if (key === null) throw new DomainError("MISSING_KEY");
    const ctx = await requestContext(request, peer, { kind: "anonymous" });
    const { accountId, permissions } = await authenticateEliteKey(ctx, key, requestDomain(request.headers));
    ctx.actor = { kind: "elite_key", accountId };
    await takeQuota(request, "key", `ek ${accountId}`);
    await takeQuota(request, "account", accountId);
    const fields = readFields();
    const { row, permission } = findRow(fields);
    if (!permissions[permission]) {
      throw new DomainError("PERMISSION_DENIED", { message: "Elite key permission denied" });
    }
    const urlPrefix = required(fields, "url_prefix");
    const name = required(fields, "app_name");
    const app = await findEliteApp(ctx, { name, urlPrefix, includeDisabled: row.reachesDisabledApp ?? false });
    const reply = await runOnce(ctx, request, fields, row, app);
    return succeed({ message: "Action completed successfully", ...reply });
  },
  refuseElite,
);
