import { createCallerFactory, createRouter } from "./init";
import { accountRouter } from "./routers/account";
import { licenseRouter } from "./routers/license";

/** Everything that the React dashboard can ask for. */
export const appRouter = createRouter({ account: accountRouter, license: licenseRouter });

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for pages that prefetch. */
export const createCaller = createCallerFactory(appRouter);
