import { createCallerFactory, createRouter } from "./init";
import { accountRouter } from "./routers/account";
import { eliteKeyRouter } from "./routers/elite-key";
import { hashRouter } from "./routers/hash";
import { licenseRouter } from "./routers/license";
import { responseRouter } from "./routers/response";
import { versionRouter } from "./routers/version";

/** Everything that the React dashboard can ask for. */
export const appRouter = createRouter({
  account: accountRouter,
  license: licenseRouter,
  eliteKey: eliteKeyRouter,
  hash: hashRouter,
  version: versionRouter,
  response: responseRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for pages that prefetch. */
export const createCaller = createCallerFactory(appRouter);
