import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;
type Inputs = inferRouterInputs<AppRouter>;

/** A license as lists show it. */
export type License = Outputs["license"]["list"]["rows"][number];
/** An application with its secret and counts. */
export type App = Outputs["app"]["get"];
/** An application as the overview of all shows it. */
export type AppSummary = Outputs["app"]["list"][number];
/** The signed-in seller. */
export type Account = Outputs["account"]["me"];
/** A browser that is signed in. */
export type BrowserSession = Outputs["account"]["sessions"][number];
/** An account as admins see it. */
export type ListedAccount = Outputs["admin"]["accounts"]["rows"][number];
/** A user as lists show them. */
export type User = Outputs["user"]["list"]["rows"][number];
/** What a user may use, and from which machines. */
export type UserAccess = Outputs["user"]["access"];
/** A tier. */
export type Subscription = Outputs["subscription"]["list"]["rows"][number];
/** A global variable. */
export type Variable = Outputs["variable"]["list"]["rows"][number];
/** A variable kept for one user. */
export type UserVariable = Outputs["variable"]["listOfUsers"]["rows"][number];
/** An entry of the blacklist. */
export type BlacklistEntry = Outputs["blacklist"]["list"]["rows"][number];
/** A webhook, with its Authorization header. */
export type Webhook = Outputs["webhook"]["list"]["rows"][number];
/** An entry of the log. */
export type LogEntry = Outputs["log"]["list"]["rows"][number];
/** A registered hash. */
export type Hash = Outputs["hash"]["list"]["rows"][number];
/** An entry of the white list of versions. */
export type Version = Outputs["version"]["list"]["rows"][number];
/** A sentence of the Client API. */
export type ResponseText = Outputs["response"]["list"]["rows"][number];
/** A machine that is authorised by itself. */
export type Device = Outputs["device"]["list"]["rows"][number];
/** An address that passes the VPN check. */
export type VpnAllowance = Outputs["vpnAllowance"]["list"]["rows"][number];
/** A seller key, in full. */
export type SellerKey = Outputs["sellerKey"]["list"]["rows"][number];
/** A rule of the Elite Key. */
export type EliteRule = Outputs["eliteKey"]["rules"]["rows"][number];
/** What happened in an application over time. */
export type Activity = Outputs["activity"]["series"];
/** One step of it. */
export type ActivityStep = Activity["steps"][number];
/** How an application's licenses and subscriptions divide. */
export type Mix = Outputs["activity"]["mix"];
/** How one application does, and what in it wants attention. */
export type Pulse = Outputs["stats"]["pulse"][number];
/** What became of each row of a bulk change. */
export type BulkOutcome = Outputs["holding"]["delete"];
/** Work that outlives a request. */
export type Job = Outputs["job"]["list"][number];
/** The beginning of a file that is about to be imported. */
export type ImportPreview = Outputs["job"]["preview"];
/** A change of several licenses at once. */
export type LicenseChange = Inputs["license"]["change"]["change"];
/** A change of several users at once. */
export type UserChange = Inputs["user"]["change"]["change"];
