import { DomainError } from "@/server/errors";
import { type App, findOwnedApp } from "../app";
import type { ServiceContext } from "../context";

/**
 * The application that both its name and its URL prefix lead to. A disabled one is found only by who asks for those
 * too, to enable it again. Throws APP_NOT_FOUND alike for missing, foreign, mismatched and disabled.
 */
export async function findEliteApp(
  ctx: ServiceContext,
  { name, urlPrefix, includeDisabled }: { name: string; urlPrefix: string; includeDisabled: boolean },
): Promise<App> {
  const app = await findOwnedApp(ctx, { name });
  if (app.urlPrefix !== urlPrefix || !(app.isEnabled || includeDisabled)) throw new DomainError("APP_NOT_FOUND");
  return app;
}
