import { resetApp } from "@/server/services/app-reset";
import { operation } from "../kit/operation";
import { appOf, OneApp, type SellerOperation } from "./operation";

/** Operations on an application, by `type`. */
export const appTypes = {
  resetapp: operation({
    summary: "Reset all application data (users, licenses, sessions, logs, variables, blacklist).",
    description: "The application itself is preserved, with its tiers and webhooks. This cannot be undone.",
    input: OneApp,
    example: { appname: "My App" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, input) => ({ message: "Application reset", deleted: await resetApp(ctx, appOf(input)) }),
  }),
} as const satisfies Record<string, SellerOperation>;
