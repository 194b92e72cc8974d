/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run verify` checks the types; whoever only starts the product need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // KeyAuth SDKs post to `/api/1.2/` and do not follow a redirect, so both spellings must answer.
  skipTrailingSlashRedirect: true,
  // Browsers ask for this by themselves when a page's head is still on its way; a 404 would stand in their console.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "ioredis",
    "pino",
    "postgres",
    "proper-lockfile",
    "undici",
  ],
};

export default config;
