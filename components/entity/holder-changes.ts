import { dayOf, endOfDay } from "./day";
import type { HolderValues } from "./holder-values";

/** What licenses and users have in common, of what can be edited. */
export type Holder = {
  username?: string;
  email?: string | null;
  deviceLimit: number;
  expiresAt: Date | null;
  note: string | null;
  userPanelAccess: boolean;
  frozenAt: Date | null;
};

/** A holder as the form takes it. */
export const holderValues = (holder: Holder): HolderValues => ({
  username: holder.username ?? "",
  email: holder.email ?? "",
  subscription: "",
  deviceLimit: holder.deviceLimit,
  expiresOn: dayOf(holder.expiresAt),
  note: holder.note ?? "",
  userPanelAccess: holder.userPanelAccess,
  freezeExpiry: holder.frozenAt !== null,
});

/**
 * What of a holder the form changed, as the server takes it. What was not touched is left out, so that an end keeps its
 * exact moment, and nothing is undone that somebody else has changed meanwhile.
 */
export function holderChanges(holder: Holder, values: HolderValues) {
  const before = holderValues(holder);
  const isChanged = (name: keyof HolderValues) => values[name] !== before[name];
  return {
    ...(isChanged("username") ? { newUsername: values.username } : {}),
    ...(isChanged("email") ? { email: values.email || null } : {}),
    ...(isChanged("subscription") ? { subscription: values.subscription } : {}),
    ...(isChanged("deviceLimit") ? { deviceLimit: values.deviceLimit } : {}),
    ...(isChanged("expiresOn") ? { expiresAt: endOfDay(values.expiresOn) } : {}),
    ...(isChanged("note") ? { note: values.note || null } : {}),
    ...(isChanged("userPanelAccess") ? { userPanelAccess: values.userPanelAccess } : {}),
    ...(isChanged("freezeExpiry") ? { freezeExpiry: values.freezeExpiry } : {}),
  };
}

/** What a form of a holder may change. */
export type HolderChanges = ReturnType<typeof holderChanges>;
