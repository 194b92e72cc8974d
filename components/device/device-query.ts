/** How devices can be ordered. */
export const DEVICE_LIST = {
  filters: [],
  sorts: ["deviceId", "deviceType", "name", "subscription", "expiresAt", "activatedAt", "email", "createdAt"],
} as const;
