/** What an operator may have set for a real server. A test decides these for itself. */
const OF_THE_PRODUCT = [
  "PORT",
  "HOST",
  "DATABASE_URL",
  "DATA_DIR",
  "AUTH_SECRET",
  "ENCRYPTION_KEY",
  "REDIS_URL",
  "TRUSTED_PROXIES",
  "CLIENT_IP_HEADER",
  "DEFAULT_PLAN",
  "OPERATOR_TOKEN",
  "RATE_LIMITS",
  "WEBHOOK_ALLOW_PRIVATE",
  "VPN_PROVIDER_URL",
  "VPN_PROVIDER_TOKEN",
  "NODE_ENV",
];

/** Forgets the product's own settings, so that a test never meets a real database or a real secret. */
export function forgetProductSettings() {
  for (const name of OF_THE_PRODUCT) delete process.env[name];
}
