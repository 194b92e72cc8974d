import { z } from "zod";
import packageJson from "@/package.json";
import type { ServiceContext } from "@/server/services/context";
import { checkHealth } from "@/server/services/health";
import { door } from "./kit/door";
import { type Operation, operation } from "./kit/operation";
import { type Door, requestContext } from "./kit/request-context";
import { refuse, succeed } from "./kit/respond";
import { createRouteTable } from "./kit/route-table";

/** Well, or `degraded`: a queue that is stuck is the operator's to mend; taking the server away would lose its rows. */
async function health(ctx: ServiceContext) {
  const { database, stuck } = await checkHealth(ctx);
  const queues = stuck.map(({ name, waiting, waitingSeconds }) => ({ name, waiting, waiting_seconds: waitingSeconds }));
  const isWell = queues.length === 0;
  return { status: isWell ? "ok" : "degraded", database, version: packageJson.version, ...(isWell ? {} : { queues }) };
}

/** What load balancers and people ask first. */
export const healthRoutes = {
  "GET /api/health": operation({
    summary: "Tell whether the server and its database are well.",
    description:
      "503 within two seconds when the database does not answer. `status` is `ok`, or `degraded` (200 as well) while rows that are written behind replies, such as logs, cannot be: `queues` then names them, with how many rows wait and how long the oldest has.",
    auth: "none",
    input: z.object({}),
    refusals: ["UNAVAILABLE"],
    run: health,
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
