import { type Database, ping } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";

/** Whoever asks whether the server is well wants to know within two seconds. */
const PATIENCE_MS = 1_800;

/** Asks the database for a sign of life. Throws UNAVAILABLE when none comes within `patienceMs`. */
export async function requireSignOfLife(database: Database, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError("UNAVAILABLE", { retryAfterSeconds: 2 })), patienceMs);
  });
  await Promise.race([ping(database), silence]).finally(() => clearTimeout(timer));
}

/** Which database answers. Throws UNAVAILABLE when it does not. */
export async function checkHealth({ database }: ServiceContext): Promise<{ database: "pglite" | "postgres" }> {
  await requireSignOfLife(database, PATIENCE_MS);
  return { database: database.kind };
}
