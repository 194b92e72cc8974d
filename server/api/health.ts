import { z } from "zod";
import packageJson from "@/package.json";
import { checkHealth } from "@/server/services/health";
import { door } from "./kit/door";
import { type Operation, operation } from "./kit/operation";
import { type Door, requestContext } from "./kit/request-context";
import { refuse, succeed } from "./kit/respond";
import { createRouteTable } from "./kit/route-table";

/** What load balancers and people ask first. */
export const healthRoutes = {
  "GET /api/health": operation({
    summary: "Tell whether the server and its database are well.",
    description: "503 within two seconds when the database does not answer.",
    auth: "none",
    input: z.object({}),
    refusals: ["UNAVAILABLE"],
    run: async (ctx) => ({ status: "ok", ...(await checkHealth(ctx)), version: packageJson.version }),
  }),
} as const satisfies Record<string, Operation>;

const findRow = createRouteTable(healthRoutes);

/** `GET /api/health`. Not limited: behind a proxy that nobody named as trusted, a full limit would look like illness. */
export const handleHealth: Door = door(
  ["GET"],
  async (request, peer) => {
    const { row } = findRow(request.method, new URL(request.url).pathname);
    const ctx = await requestContext(request, peer, { kind: "anonymous" });
    return succeed(await row.run(ctx, {} as never));
  },
  refuse,
  { isLimited: false },
);
