import type { inferRouterOutputs } from "@trpc/server";

import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;

/** A license as lists show it. */
export type License = Outputs["license"]["list"]["rows"][number];
/** An application with its secret and counts. */
export type App = Outputs["app"]["get"];
/** An application as the overview of all shows it. */
export type AppSummary = Outputs["app"]["list"][number];
/** The signed-in seller. */
export type Account = Outputs["account"]["me"];
