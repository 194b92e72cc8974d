import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { countDeleted } from "../count-deleted";
import { ClearLogsInput } from "./schemas";
import { settleLogs } from "./write";

/** Deletes all of an application's log, with what this process has yet to write, and says how many. Throws APP_NOT_FOUND. */
export async function clearLogs(ctx: ServiceContext, raw: z.input<typeof ClearLogsInput>): Promise<number> {
  const { app: appRef } = ClearLogsInput.parse(raw);
  await findOwnedApp(ctx, appRef);
  await settleLogs(ctx);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { logs } = schema;
    const deleted = await countDeleted(ctx, sql`${logs} where ${eq(logs.appId, app.id)}`);
    await recordAudit(ctx, { action: "logs.cleared", appId: app.id, data: { deleted } });
    return deleted;
  });
}
