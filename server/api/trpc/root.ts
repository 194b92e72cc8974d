import { createCallerFactory, createRouter } from "./init";
import { licenseRouter } from "./routers/license";

/** Everything that the React dashboard can ask for. */
export const appRouter = createRouter({ license: licenseRouter });

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for pages that prefetch. */
export const createCaller = createCallerFactory(appRouter);
