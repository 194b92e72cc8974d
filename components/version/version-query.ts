/** How the white list of versions can be ordered. */
export const VERSION_LIST = {
  filters: [],
  sorts: ["version", "mode", "allowedUntil", "createdAt"],
} as const;
