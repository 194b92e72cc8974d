import "server-only";

import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";

import { signInAddress } from "@/components/auth/next-path";
import { makeQueryClient } from "@/components/trpc/query-client";
import type { Account, App } from "@/components/trpc/types";
import { appRouter } from "@/server/api/trpc/root";

import { trpcContext } from "./context";

/** The cache of this request: what pages put in, the browser finds there. */
export const queryClient = cache(makeQueryClient);

/** The procedures, called in process as whoever sends this request. */
export const trpc = createTRPCOptionsProxy({ router: appRouter, ctx: trpcContext, queryClient });

/** Hands what was fetched for this request to the components below. */
export function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}

/** Off to the sign-in page, and from there back to the page that was asked for, which the proxy wrote down. */
async function goSignIn(): Promise<never> {
  redirect(signInAddress((await headers()).get("x-path")));
}

/** The signed-in seller; anyone else is sent to the sign-in page. */
export async function requireAccount(): Promise<Account> {
  try {
    return await queryClient().fetchQuery(trpc.account.me.queryOptions());
  } catch (error) {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") await goSignIn();
    throw error;
  }
}

/**
 * The signed-in seller, if they are an admin; the 404 page of an address that leads nowhere otherwise. For what is shown
 * alone: the verbs behind it ask for themselves.
 */
export async function requireAdmin(): Promise<Account> {
  const account = await requireAccount();
  if (account.role !== "admin") notFound();
  return account;
}

/** What a page may ask for in vain: null when there is no such thing, or it is someone else's. */
export async function orNull<R>(wanted: Promise<R>): Promise<R | null> {
  try {
    return await wanted;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") await goSignIn();
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) return null;
    throw error;
  }
}

/** What a page cannot be without: the 404 page where `orNull` gives nothing. */
export async function orNotFound<R>(wanted: Promise<R>): Promise<R> {
  return (await orNull(wanted)) ?? notFound();
}

/** One of the seller's applications; null when there is none of that id, or it is someone else's. */
export function findApp(appId: string): Promise<App | null> {
  return orNull(queryClient().fetchQuery(trpc.app.get.queryOptions({ app: { id: appId } })));
}

/** One of the seller's applications; the 404 page when there is none of that id, or it is someone else's. */
export async function requireApp(appId: string): Promise<App> {
  return (await findApp(appId)) ?? notFound();
}
