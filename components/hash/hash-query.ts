/** How registered hashes can be ordered. */
export const HASH_LIST = {
  filters: [],
  sorts: ["hashName", "hashValue", "createdAt"],
} as const;
