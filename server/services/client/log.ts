import type { z } from "zod";
import type { DomainError } from "@/server/errors";
import { recordActivity } from "../activity";
import type { ServiceContext } from "../context";
import { addLog } from "../log";
import { WriteClientLogInput } from "./schemas";
import type { ClientSession } from "./session";

/** Notes what the client says, under the name of its user, else of the machine's, which is kept beside it. */
export function writeClientLog(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof WriteClientLogInput>,
): void {
  const { machineUser, message } = WriteClientLogInput.parse(raw);
  addLog(ctx, {
    appId: session.appId,
    action: "log",
    username: session.username ?? machineUser ?? null,
    machineUser,
    data: message,
  });
}

/** Kinds of refusal that are the application's answer to its client, and so worth a place in the seller's plots. */
const ANSWERS = ["unauthenticated", "forbidden", "not_found", "conflict"];

/** Counts a refusal by its code, for the plot of refusals by reason. */
export function countRefusal(appId: string, error: DomainError): void {
  if (ANSWERS.includes(error.kind) || error.code === "INVALID_VERSION") {
    recordActivity(appId, "refusals", new Date(), error.code);
  }
}
