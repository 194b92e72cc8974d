import { z } from "zod";
import { getOverview } from "@/server/services/stats";
import { type Operation, operation } from "../kit/operation";

/** Numbers over all applications of an account. */
export const statsRoutes = {
  "GET /api/dashboard/stats": operation({
    summary: "Get aggregate stats across all your applications.",
    input: z.object({}),
    run: async (ctx) => ({ stats: await getOverview(ctx) }),
  }),
} as const satisfies Record<string, Operation>;
