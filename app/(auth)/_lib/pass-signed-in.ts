import "server-only";

import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";

import { createTrpcContext } from "@/server/api/trpc/context";

/** Sends whoever is signed in already on to `next`. While the database is away nobody counts as signed in. */
export async function passSignedIn(next: string): Promise<void> {
  const given = new Headers(await headers());
  const actor = await createTrpcContext(given).then(
    ({ service }) => service.actor.kind,
    (error: unknown) => {
      if (error instanceof TRPCError) return "anonymous";
      throw error;
    },
  );
  if (actor === "account") redirect(next);
}
