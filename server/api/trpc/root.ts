import { createCallerFactory, createRouter } from "./init";
import { accountRouter } from "./routers/account";
import { appRouter as applicationRouter } from "./routers/app";
import { deviceRouter } from "./routers/device";
import { eliteKeyRouter } from "./routers/elite-key";
import { hashRouter } from "./routers/hash";
import { licenseRouter } from "./routers/license";
import { responseRouter } from "./routers/response";
import { statsRouter } from "./routers/stats";
import { versionRouter } from "./routers/version";

/** Everything that the React dashboard can ask for. */
export const appRouter = createRouter({
  account: accountRouter,
  app: applicationRouter,
  license: licenseRouter,
  device: deviceRouter,
  eliteKey: eliteKeyRouter,
  hash: hashRouter,
  version: versionRouter,
  response: responseRouter,
  stats: statsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for pages that prefetch. */
export const createCaller = createCallerFactory(appRouter);
