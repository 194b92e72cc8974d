import { handleClient11, handleClient12, handleClient13 } from "./client";
import { handleDashboard } from "./dashboard";
import { handleEliteKey } from "./elite-key";
import { handleHealth } from "./health";
import type { Door } from "./kit/request-context";
import { handleOpenApi } from "./openapi";
import { handleOperator } from "./operator";
import { handleSeller } from "./seller";
import { handleExport } from "./transfer/export";
import { handleImport } from "./transfer/import";
import { handleTrpc } from "./trpc/handle";
import { handleUnknown } from "./unknown";

/** Doors that stand at one address. */
const EXACT: Readonly<Record<string, Door>> = {
  "/api/1.1": handleClient11,
  "/api/1.2": handleClient12,
  "/api/1.3": handleClient13,
  "/api/seller": handleSeller,
  "/api/elite-key": handleEliteKey,
  "/api/auth/login": handleDashboard,
  "/api/auth/register": handleDashboard,
  "/api/health": handleHealth,
  "/api/openapi.json": handleOpenApi,
};

/** The door for a path, with or without a trailing slash; null for what Next answers: pages and sign-in. */
export function doorFor(path: string): Door | null {
  if (!path.startsWith("/api/")) return null;
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  const exact = Object.hasOwn(EXACT, bare) ? EXACT[bare] : undefined;
  if (exact) return exact;
  if (bare.startsWith("/api/dashboard")) return handleDashboard;
  if (bare.startsWith("/api/operator")) return handleOperator;
  if (bare.startsWith("/api/export/")) return handleExport;
  if (bare.startsWith("/api/import/")) return handleImport;
  if (bare.startsWith("/api/trpc/")) return handleTrpc;
  if (bare.startsWith("/api/auth/")) return null;
  return handleUnknown;
}
