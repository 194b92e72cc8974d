import { z } from "zod";
import { AppRef, Page, PageSize, text } from "../atoms";

/** When clients meet a code: as they initialise, as they prove who they are, or later. */
export const ResponseCategory = z.enum(["init", "auth", "general"]);
export type ResponseCategory = z.infer<typeof ResponseCategory>;

/** A code of the Client API, such as `USER_BANNED`; any case. */
export const ResponseCode = text(64).trim().toUpperCase().min(1);

const CONTROL = /\p{Cc}/u;

/** The seller's own sentence: 1 to 500 characters, on one line. */
export const ResponseMessage = text(500)
  .trim()
  .min(1)
  .refine((value) => !CONTROL.test(value), "must not contain control characters");

/** One code of one of the actor's applications. */
export const ResponseTarget = z.object({ app: AppRef, code: ResponseCode });

/** Input of `setResponse`. */
export const SetResponseInput = ResponseTarget.extend({
  message: ResponseMessage,
  category: ResponseCategory.optional(),
});

/** Input of `resetResponses`: one code, the codes of a category, or every one. */
export const ResetResponsesInput = z.object({
  app: AppRef,
  which: z.union([
    z.object({ code: ResponseCode }),
    z.object({ category: ResponseCategory }),
    z.object({ all: z.literal(true) }),
  ]),
});

/** Input of `listResponses`. */
export const ListResponsesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  category: ResponseCategory.optional(),
});
