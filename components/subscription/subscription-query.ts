/** How tiers can be ordered. */
export const SUBSCRIPTION_LIST = {
  filters: [],
  sorts: ["name", "level", "durationDays", "createdAt"],
} as const;
