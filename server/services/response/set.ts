import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { invalidField } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { SetResponseInput } from "./schemas";
import { editableCode, type ResponseText, responseText } from "./texts";

/**
 * Gives a code of the Client API the seller's own sentence; code and status stay. The default sentence again means no
 * sentence of one's own. Throws APP_NOT_FOUND, RESPONSE_NOT_FOUND, RESPONSE_NOT_EDITABLE, INVALID_INPUT (wrong category).
 */
export async function setResponse(ctx: ServiceContext, raw: z.input<typeof SetResponseInput>): Promise<ResponseText> {
  const input = SetResponseInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, input.app);
    const code = editableCode(input.code);
    const { category, defaultMessage } = responseText(code, undefined);
    if (input.category && input.category !== category) {
      throw invalidField("category", `${code} belongs to ${category}`);
    }
    const { responseTexts } = schema;
    const custom = input.message === defaultMessage ? undefined : input.message;
    if (custom === undefined) {
      await ctx.db.delete(responseTexts).where(and(eq(responseTexts.appId, app.id), eq(responseTexts.code, code)));
    } else {
      await ctx.db
        .insert(responseTexts)
        .values({ id: newId(), appId: app.id, code, message: custom, updatedAt: ctx.now() })
        .onConflictDoUpdate({
          target: [responseTexts.appId, responseTexts.code],
          set: { message: custom, updatedAt: ctx.now() },
        });
    }
    await recordAudit(ctx, { action: "response.set", appId: app.id, targetId: code, data: { message: input.message } });
    return responseText(code, custom);
  });
}
