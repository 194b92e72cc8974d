# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && rm -rf .next/cache && mkdir -p public

FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM base AS server
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node -m 0700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/next.config.mjs ./
COPY --from=build /app/scripts/serve.mjs ./scripts/serve.mjs
COPY --from=build /app/scripts/lib/root.mjs ./scripts/lib/root.mjs
COPY --from=build /app/scripts/lib/steps.mjs ./scripts/lib/steps.mjs
COPY --from=build /app/scripts/admin.mjs ./scripts/admin.mjs
COPY --from=build /app/db/migrations ./db/migrations
COPY --from=build /app/public ./public
COPY --from=build /app/dist ./dist
# Next keeps pages that it renders ahead in its own folder.
COPY --from=build --chown=node:node /app/.next ./.next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and drains on SIGTERM, which takes up to 15 seconds.
STOPSIGNAL SIGTERM
CMD ["node", "scripts/serve.mjs"]
