import type { z } from "zod";
import type { ServiceContext } from "../context";
import { addLog } from "../log";
import { WriteClientLogInput } from "./schemas";
import type { ClientSession } from "./session";

/** Notes what the client says, under the name of its user, else of the machine's. */
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
    data: message,
  });
}
