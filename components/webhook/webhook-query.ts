/** How webhooks can be ordered. */
export const WEBHOOK_LIST = {
  filters: [],
  sorts: ["name", "url", "userAgent", "createdAt"],
} as const;
