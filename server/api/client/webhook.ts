import { z } from "zod";
import { Id } from "@/server/services/atoms";
import { callWebhook, requireLogin } from "@/server/services/client";
import { MediaType } from "@/server/services/client/schemas";
import { type ClientOperation, clientOperation } from "./operation";
import { optionalText } from "./wire";

/** KeyAuth's React SDK sends JavaScript's `undefined` as a word. */
const given = (text: string | null | undefined) => (text === "undefined" ? undefined : text || undefined);

/** The type that calls out. */
export const webhookTypes = {
  webhook: clientOperation({
    summary: "Execute a pre-configured webhook from the client.",
    description:
      "The server calls the webhook's URL, which the client never sees, and answers with what came back, in `response` " +
      "and `message`. `params` are added to the query of that URL. The call is a POST when there is a body, the " +
      "client's or else the webhook's own, and a GET otherwise. Replies other than 2xx, redirects, more than 1 MiB and " +
      "more than 10 seconds are failures. For KeyAuth clients the user must be logged in.",
    input: z.object({
      webid: Id.describe("Webhook ID"),
      params: optionalText("URL query params to append"),
      body: optionalText("Custom request body"),
      conttype: optionalText("Content-Type (default: application/json)").refine(
        (type) => !given(type) || MediaType.safeParse(type).success,
        "must be a media type such as application/json",
      ),
    }),
    example: { webid: "WEBHOOK_ID", params: "?player=1", body: '{"score":10}' },
    refusals: ["WEBHOOK_NOT_FOUND", "WEBHOOK_FAILED", "LOGIN_REQUIRED"],
    run: async (ctx, { session, dialect }, input) => {
      // In native the session alone is enough, but a user who was banned in it gets nothing any more.
      if (dialect === "keyauth" || session.userId !== null) requireLogin(session);
      const response = await callWebhook(ctx, session, {
        webhookId: input.webid,
        params: input.params ?? undefined,
        body: given(input.body),
        contentType: given(input.conttype),
      });
      return { message: response, response };
    },
  }),
} as const satisfies Record<string, ClientOperation>;
