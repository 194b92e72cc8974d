import { z } from "zod";
import { sha256 } from "@/server/lib/digest";
import { openSecret } from "@/server/lib/secret-box";
import { Id, Name } from "@/server/services/atoms";
import { findClientApp, openSession } from "@/server/services/client";
import type { ServiceContext } from "@/server/services/context";
import type { JsonObject } from "../kit/operation";
import { type Frame, sessionMark } from "./frame";
import { takeApplicationQuota } from "./limits";
import { presentAppInfo } from "./present";
import { ClientNonce, optionalText } from "./wire";

/** What `init` may bring. `enckey` asks for signed replies (KeyAuth 1.2). */
export const InitInput = z.object({
  name: Name.describe("Application name"),
  ownerid: Id.describe("Owner account ID"),
  ver: optionalText("Expected app version"),
  hash: optionalText("Digest of the executable, hex; needed where hash_check is on"),
  enckey: optionalText("A key of the client's choosing, up to 35 characters, to sign replies with"),
});

/** The row of `init` for the documents; the door itself runs it, since there is no session yet. */
export const initRow = {
  summary: "Initialize session. Must be called before any other client API request.",
  input: InitInput,
  example: { name: "My App", ownerid: "YOUR_ACCOUNT_ID", ver: "1.0" },
  refusals: ["APP_NOT_FOUND", "APP_PAUSED", "INVALID_VERSION", "HASH_MISMATCH", "BLACKLISTED", "VPN_BLOCKED"],
} as const;

/** Runs init, telling the frame who signs as soon as the application is known: its refusals are signed too. */
export async function runInit(
  ctx: ServiceContext,
  request: Request,
  frame: Frame,
  fields: unknown,
): Promise<JsonObject> {
  const input = InitInput.parse(fields);
  ClientNonce.parse(fields);
  const enckey = frame.version === "1.1" ? undefined : input.enckey || undefined;
  const hash = input.hash?.trim().toLowerCase();
  frame.ownerId = input.ownerid;
  const app = await findClientApp(ctx, { ownerId: input.ownerid, name: input.name, hash });
  frame.appId = app.id;
  if (enckey !== undefined) frame.signingKey = openSecret("applications.secret_box", app.id, app.secretBox);
  frame.downloadUrl = app.downloadUrl;
  await takeApplicationQuota(ctx, request, app.id);
  const { token } = await openSession(ctx, app, {
    version: input.ver ?? undefined,
    hash,
    enckey,
    dialect: frame.dialect,
  });
  frame.sid = sessionMark(sha256(token));
  return {
    message: "Initialized",
    sessionid: token,
    appinfo: presentAppInfo(app),
    newSession: true,
  };
}
