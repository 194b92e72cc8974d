import { database } from "@/server/database";
import { environment } from "@/server/env";
import { clientAddress } from "@/server/lib/ip";
import { settleHealthyWrites } from "@/server/lib/write-behind";
import type { Actor, ServiceContext } from "@/server/services/context";

/** Every way in is a function of this shape. `peer` is the address of the socket's other end; null when unknown. */
export type Door = (request: Request, peer: string | null) => Promise<Response>;

/**
 * The world of one request. Whatever this process has confirmed to a client and writes behind the reply is written first,
 * so that every read of a seller shows it; clients themselves read nothing of the kind. Throws DatabaseOpenError when
 * there is no database yet.
 */
export async function requestContext(
  request: Pick<Request, "headers">,
  peer: string | null,
  actor: Actor,
): Promise<ServiceContext> {
  const opened = await database();
  if (actor.kind !== "client") await settleHealthyWrites();
  return {
    actor,
    db: opened.orm,
    database: opened,
    ip: clientAddress(request.headers, peer, environment()),
    userAgent: request.headers.get("user-agent"),
    now: () => new Date(),
  };
}
