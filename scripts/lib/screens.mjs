/** The screens of those who are not signed in. */
export const SIGNED_OUT = { "sign-in": "/sign-in", "sign-up": "/sign-up" };

/** Every screen that a signed-in seller has, by the name of its picture. `:app` and `:user` are those of the demo. */
export const SCREENS = {
  overview: "/overview",
  apps: "/apps",
  "app-overview": "/apps/:app",
  licenses: "/apps/:app/licenses",
  users: "/apps/:app/users",
  user: "/apps/:app/users/:user",
  devices: "/apps/:app/devices",
  subscriptions: "/apps/:app/subscriptions",
  variables: "/apps/:app/variables",
  "user-variables": "/apps/:app/variables/users",
  webhooks: "/apps/:app/webhooks",
  blacklist: "/apps/:app/blacklist",
  vpn: "/apps/:app/vpn",
  hashes: "/apps/:app/hashes",
  versions: "/apps/:app/versions",
  responses: "/apps/:app/responses",
  logs: "/apps/:app/logs",
  connect: "/apps/:app/connect",
  settings: "/apps/:app/settings",
  "seller-keys": "/seller-keys",
  "elite-key": "/elite-key",
  account: "/account",
  accounts: "/admin/accounts",
  docs: "/docs",
};

/** The sizes that every screen is shown in. */
export const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } };
