import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { CODES, DomainError, type ErrorCode } from "@/server/errors";
import type { ServiceContext } from "@/server/services/context";
import { STATUS, toDomainError } from "../kit/errors";
import { unstorableFlaw } from "../kit/text-flaw";

/** What procedures start from: the world of the request, with the signed-in account or nobody as actor. */
export type TrpcContext = { service: ServiceContext };

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  // A stream ends now and then, so that whoever comes back is asked again who they are.
  sse: {
    maxDurationMs: 300_000,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error }) {
    const domain = error.cause instanceof DomainError ? error.cause : null;
    const { stack: _, ...data } = shape.data;
    return {
      ...shape,
      data: {
        ...data,
        domainCode: (domain?.code ?? null) as ErrorCode | null,
        field: domain?.field ?? null,
      },
    };
  },
});

/** Whatever was thrown, as tRPC says it; nothing unexpected shows its text. */
export function toTrpcError(thrown: unknown): TRPCError {
  const domain = toDomainError(thrown);
  const message = domain.code === "INTERNAL" ? CODES.INTERNAL.message : domain.message;
  return new TRPCError({ code: STATUS[domain.kind].trpc, message, cause: domain });
}

/** Every error leaves as a tRPC error with the domain's code; nothing unexpected shows its text. */
const withDomainErrors = t.middleware(async ({ next, getRawInput }) => {
  const flaw = unstorableFlaw(await getRawInput());
  if (flaw) throw toTrpcError(flaw);
  const result = await next();
  if (result.ok) return result;
  const { error } = result;
  // A failed `.input()` parse and a thrown domain error both arrive as the cause.
  if (error.code !== "INTERNAL_SERVER_ERROR" && error.code !== "BAD_REQUEST") return result;
  throw toTrpcError(error.cause ?? error);
});

const isSignedIn = t.middleware(({ ctx, next }) => {
  if (ctx.service.actor.kind !== "account") {
    throw toTrpcError(new DomainError("UNAUTHENTICATED"));
  }
  return next();
});

export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For anyone. */
export const publicProcedure = t.procedure.use(withDomainErrors);

/** For a signed-in seller. What they may touch is decided by the verb. */
export const accountProcedure = publicProcedure.use(isSignedIn);
