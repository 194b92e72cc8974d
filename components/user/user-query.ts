/** How users can be ordered: by what an index carries also where there are very many. */
export const USER_LIST = {
  filters: [],
  sorts: ["username", "createdAt"],
} as const;
