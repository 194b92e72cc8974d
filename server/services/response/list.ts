import type { z } from "zod";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListResponsesInput, ResponseTarget } from "./schemas";
import { customTexts, editableCode, editableCodes, type ResponseText, responseText } from "./texts";

/** A page of the editable codes with the sentences that clients get. Throws APP_NOT_FOUND. */
export async function listResponses(
  ctx: ServiceContext,
  raw: z.input<typeof ListResponsesInput>,
): Promise<PageOf<ResponseText>> {
  const { app: appRef, page, limit, category } = ListResponsesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const custom = await customTexts(ctx.db, app.id);
  const texts = editableCodes
    .map((code) => responseText(code, custom.get(code)))
    .filter((text) => category === undefined || text.category === category);
  return pageOf(texts.slice((page - 1) * limit, page * limit), texts.length, page, limit);
}

/** One code with its sentence. Throws APP_NOT_FOUND, RESPONSE_NOT_FOUND, RESPONSE_NOT_EDITABLE. */
export async function getResponse(ctx: ServiceContext, raw: z.input<typeof ResponseTarget>): Promise<ResponseText> {
  const { app: appRef, code: name } = ResponseTarget.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const code = editableCode(name);
  return responseText(code, (await customTexts(ctx.db, app.id)).get(code));
}
