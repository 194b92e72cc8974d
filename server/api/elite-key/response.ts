import { z } from "zod";
import { invalidField } from "@/server/errors";
import { resetResponses, setResponse } from "@/server/services/response";
import { ResponseCategory, ResponseCode, ResponseMessage } from "@/server/services/response/schemas";
import { WireBoolean } from "../kit/wire";
import { presentResponse } from "../present/response";
import { type EliteOperation, eliteOperation } from "./operation";

const Code = z.object({ code: ResponseCode.optional(), response_code: ResponseCode.optional() });

const Which = Code.extend({ category: ResponseCategory.optional(), all: WireBoolean.optional() });

function toWhich({ code, response_code, category, all }: z.output<typeof Which>) {
  const named = code ?? response_code;
  const given = [named, category, all || undefined].filter((value) => value !== undefined).length;
  if (given !== 1) throw invalidField("code", "give one of code, category or all=true");
  if (named !== undefined) return { code: named };
  return category === undefined ? { all: true as const } : { category };
}

/** `function=response`: the sentences of the Client API. */
export const responseActions = {
  set: eliteOperation({
    summary: "Give a code of the Client API a sentence of your own; the code and the status stay.",
    description: "`response_code` is another name of `code`. The default sentence again means none of your own.",
    input: Code.extend({ message: ResponseMessage, category: ResponseCategory.optional() }),
    example: { code: "USER_BANNED", message: "You were banned. Write to support@example.com" },
    refusals: ["RESPONSE_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    run: async (ctx, app, { code, response_code, message, category }) => {
      const named = code ?? response_code;
      if (named === undefined) throw invalidField("code", "is required");
      return { response: presentResponse(await setResponse(ctx, { app, code: named, message, category })) };
    },
  }),
  reset: eliteOperation({
    summary: "Give a code, the codes of a category, or all of them their default sentence back.",
    input: Which,
    example: { code: "USER_BANNED" },
    refusals: ["RESPONSE_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    run: async (ctx, app, which) => ({ reset: await resetResponses(ctx, { app, which: toWhich(which) }) }),
  }),
} as const satisfies Record<string, EliteOperation>;
