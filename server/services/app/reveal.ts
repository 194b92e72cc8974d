import { revealSecret } from "@/server/lib/secret-box";
import type { App } from "./find";

/** An application as its owner sees it, secret and all. */
export type OwnApp = Omit<App, "secretBox"> & { secret: string };

/** Opens the secret for the owner. */
export function revealApp({ secretBox, ...app }: App): OwnApp {
  return { ...app, secret: revealSecret("applications.secret_box", app.id, secretBox) };
}
