import "server-only";

import { headers } from "next/headers";

import { trpcContext } from "@/app/(dashboard)/_lib/context";
import { pageOrigin, readerIsSignedIn } from "@/server/api/kit/next-route";
import { type DocSurface, referencePage } from "@/server/api/reference/page";

/** Whether a seller reads this; while the database is away nobody does. */
async function isSignedIn(given: Headers): Promise<boolean> {
  const told = readerIsSignedIn(given);
  if (told !== null) return told;
  const context = await trpcContext().catch(() => null);
  return context?.service.actor.kind === "account";
}

/** The reference with the reader's own host in its examples. Pages depend on nothing else of who reads. */
export async function readReference(): Promise<{ surfaces: readonly DocSurface[]; isSignedIn: boolean }> {
  const given = await headers();
  return { surfaces: referencePage(pageOrigin(given)), isSignedIn: await isSignedIn(given) };
}
