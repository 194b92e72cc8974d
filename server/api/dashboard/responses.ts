import { z } from "zod";
import { Id, Page, PageSize } from "@/server/services/atoms";
import { getResponse, listResponses, resetResponses, setResponse } from "@/server/services/response";
import { ResponseCategory, ResponseCode, ResponseMessage } from "@/server/services/response/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentResponse } from "../present/response";

const OneResponse = z.object({ appId: Id, code: ResponseCode });

/** What the Client API says for each of its codes. */
export const responseRoutes = {
  "GET /api/dashboard/responses/:appId": operation({
    summary: "List the codes of the Client API whose sentence can be changed, with the sentences that clients get.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(50),
      category: ResponseCategory.optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("responses", await listResponses(ctx, { app: { id: appId }, ...rest }), presentResponse),
  }),
  "POST /api/dashboard/responses/:appId": operation({
    summary: "Give a code a sentence of your own; the code and the status stay.",
    status: 201,
    input: OneResponse.extend({ message: ResponseMessage, category: ResponseCategory.optional() }),
    example: { code: "USER_BANNED", message: "You were banned. Write to support@example.com" },
    refusals: ["APP_NOT_FOUND", "RESPONSE_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    run: async (ctx, { appId, ...rest }) => ({
      response: presentResponse(await setResponse(ctx, { app: { id: appId }, ...rest })),
    }),
  }),
  "GET /api/dashboard/responses/:appId/:code": operation({
    summary: "Read the sentence of a code.",
    input: OneResponse,
    example: { code: "USER_BANNED" },
    refusals: ["APP_NOT_FOUND", "RESPONSE_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    run: async (ctx, { appId, code }) => ({
      response: presentResponse(await getResponse(ctx, { app: { id: appId }, code })),
    }),
  }),
  "DELETE /api/dashboard/responses/:appId/:code": operation({
    summary: "Give a code its default sentence back.",
    input: OneResponse,
    example: { code: "USER_BANNED" },
    refusals: ["APP_NOT_FOUND", "RESPONSE_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    run: async (ctx, { appId, code }) => ({
      message: "Response reset",
      reset: await resetResponses(ctx, { app: { id: appId }, which: { code } }),
    }),
  }),
} as const satisfies Record<string, Operation>;
