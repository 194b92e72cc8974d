import { createCallerFactory, createRouter } from "./init";
import { accountRouter } from "./routers/account";
import { activityRouter } from "./routers/activity";
import { adminRouter } from "./routers/admin";
import { appRouter as applicationRouter } from "./routers/app";
import { blacklistRouter } from "./routers/blacklist";
import { deviceRouter } from "./routers/device";
import { eliteKeyRouter } from "./routers/elite-key";
import { hashRouter } from "./routers/hash";
import { holdingRouter } from "./routers/holding";
import { jobRouter } from "./routers/job";
import { licenseRouter } from "./routers/license";
import { logRouter } from "./routers/log";
import { responseRouter } from "./routers/response";
import { sellerKeyRouter } from "./routers/seller-key";
import { statsRouter } from "./routers/stats";
import { subscriptionRouter } from "./routers/subscription";
import { userRouter } from "./routers/user";
import { variableRouter } from "./routers/variable";
import { versionRouter } from "./routers/version";
import { vpnAllowanceRouter } from "./routers/vpn-allowance";
import { webhookRouter } from "./routers/webhook";

/** Everything that the React dashboard can ask for. */
export const appRouter = createRouter({
  account: accountRouter,
  admin: adminRouter,
  app: applicationRouter,
  license: licenseRouter,
  device: deviceRouter,
  activity: activityRouter,
  blacklist: blacklistRouter,
  log: logRouter,
  sellerKey: sellerKeyRouter,
  subscription: subscriptionRouter,
  user: userRouter,
  variable: variableRouter,
  webhook: webhookRouter,
  vpnAllowance: vpnAllowanceRouter,
  eliteKey: eliteKeyRouter,
  hash: hashRouter,
  holding: holdingRouter,
  job: jobRouter,
  version: versionRouter,
  response: responseRouter,
  stats: statsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for pages that prefetch. */
export const createCaller = createCallerFactory(appRouter);
