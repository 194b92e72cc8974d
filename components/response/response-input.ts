const ALL = 500;

/** The input of `response.list` for the whole catalogue, which is short. */
export const responseListInput = (appId: string) => ({ app: { id: appId }, limit: ALL });
