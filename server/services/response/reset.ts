import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { ResetResponsesInput } from "./schemas";
import { EDITABLE_RESPONSES, type EditableResponseCode, editableCode, editableCodes } from "./texts";

type Which = z.output<typeof ResetResponsesInput>["which"];

function codesOf(which: Which): EditableResponseCode[] {
  if ("code" in which) return [editableCode(which.code)];
  if ("category" in which) return editableCodes.filter((code) => EDITABLE_RESPONSES[code] === which.category);
  return editableCodes;
}

/**
 * Gives codes of the Client API their default sentence back; answers how many had another one.
 * Throws APP_NOT_FOUND, RESPONSE_NOT_FOUND, RESPONSE_NOT_EDITABLE.
 */
export async function resetResponses(ctx: ServiceContext, raw: z.input<typeof ResetResponsesInput>): Promise<number> {
  const { app: appRef, which } = ResetResponsesInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { responseTexts } = schema;
    const gone = await ctx.db
      .delete(responseTexts)
      .where(and(eq(responseTexts.appId, app.id), inArray(responseTexts.code, codesOf(which))))
      .returning({ code: responseTexts.code });
    const codes = gone.map(({ code }) => code);
    if (codes.length > 0) await recordAudit(ctx, { action: "response.reset", appId: app.id, data: { codes } });
    return codes.length;
  });
}
