/** How what passes the VPN check can be ordered. */
export const VPN_LIST = {
  filters: [],
  sorts: ["value", "note", "createdAt"],
} as const;
