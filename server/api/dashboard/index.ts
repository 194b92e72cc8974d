import { authenticateBearer } from "@/server/auth/bearer";
import { door } from "../kit/door";
import { type Operation, statusOf } from "../kit/operation";
import { takeQuota } from "../kit/rate-limit";
import { readBody, readQuery } from "../kit/read-input";
import { type Door, requestContext } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { createRouteTable, readParams } from "../kit/route-table";
import { appRoutes } from "./apps";
import { authRoutes } from "./auth";
import { blacklistRoutes } from "./blacklist";
import { deviceRoutes } from "./devices";
import { eliteKeyRoutes } from "./elite-key";
import { hashRoutes } from "./hashes";
import { licenseRoutes } from "./licenses";
import { logRoutes } from "./logs";
import { responseRoutes } from "./responses";
import { sellerKeyRoutes } from "./seller-keys";
import { statsRoutes } from "./stats";
import { subscriptionRoutes } from "./subscriptions";
import { userRoutes } from "./users";
import { variableRoutes } from "./variables";
import { versionRoutes } from "./versions";
import { vpnAllowanceRoutes } from "./vpn-allowances";
import { webhookRoutes } from "./webhooks";

/** Every operation of the dashboard's REST API, by the heading that the document prints. */
export const dashboardRoutes = {
  ...authRoutes,
  ...statsRoutes,
  ...appRoutes,
  ...licenseRoutes,
  ...deviceRoutes,
  ...userRoutes,
  ...subscriptionRoutes,
  ...variableRoutes,
  ...webhookRoutes,
  ...blacklistRoutes,
  ...vpnAllowanceRoutes,
  ...logRoutes,
  ...sellerKeyRoutes,
  ...eliteKeyRoutes,
  ...hashRoutes,
  ...versionRoutes,
  ...responseRoutes,
} as const satisfies Record<string, Operation>;

const findRow = createRouteTable(dashboardRoutes);

/** `/api/auth/login|register` and `/api/dashboard/…`: route, caller, content, verb, envelope, in this order. */
export const handleDashboard: Door = door(["GET", "POST", "PUT", "DELETE"], async (request, peer) => {
  const url = new URL(request.url);
  const { row, params } = findRow(request.method, url.pathname);
  const ctx = await requestContext(request, peer, { kind: "anonymous" });
  if (row.auth !== "none") {
    const account = await authenticateBearer(ctx.db, request.headers.get("authorization"));
    ctx.actor = { kind: "account", accountId: account.id, sessionId: null };
    await takeQuota(request, "account", account.id);
  }
  const { fields } = await readBody(request);
  const input = row.input.parse({ ...readQuery(url), ...fields, ...readParams(params) });
  const reply = await row.run(ctx, input as never);
  return succeed(reply, statusOf(row, reply));
});
