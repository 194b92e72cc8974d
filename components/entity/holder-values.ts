import { z } from "zod";
import { DeviceLimit, Note } from "@/server/services/atoms";
import { UserEmail, Username } from "@/server/services/user/schemas";
import { Day } from "./change-values";

/** What the form of a license accepts. "" in `subscription` stays with what there is; in `expiresOn`, a day, it is no end. */
export const LicenseHolderValues = z.object({
  username: z.string(),
  email: UserEmail,
  subscription: z.string(),
  deviceLimit: DeviceLimit,
  expiresOn: Day,
  note: Note,
  userPanelAccess: z.boolean(),
  freezeExpiry: z.boolean(),
});

/** What the form of a user accepts: the same, and a name. */
export const UserHolderValues = LicenseHolderValues.extend({ username: Username });

/** The values of both forms. */
export type HolderValues = z.infer<typeof LicenseHolderValues>;
