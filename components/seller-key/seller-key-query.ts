/** How seller keys can be ordered. */
export const SELLER_KEY_LIST = {
  filters: [],
  sorts: ["name", "lastUsedAt", "createdAt"],
} as const;
