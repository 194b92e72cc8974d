/** All tiers of an application, as `subscription.list` is asked for them by server and browser alike. */
export const tiersInput = (appId: string) => ({ app: { id: appId }, limit: 500 });
