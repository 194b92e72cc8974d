const SHOWN = 6;

/** The question behind the newest licenses, asked alike by server and browser so that they share the answer. */
export const recentLicensesInput = (appId: string) => ({ app: { id: appId }, page: 1, limit: SHOWN });
