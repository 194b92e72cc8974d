import type { Account } from "@/server/services/account";
import { moment } from "./moment";

/** `user` as registration answers it. */
export const presentNewAccount = ({ id, username, email, plan }: Account) => ({ id, username, email, plan });

/** `user` as log-in answers it. */
export const presentAccount = (account: Account) => ({ ...presentNewAccount(account), role: account.role });

/** `user` of `auth/me`. */
export const presentMe = (account: Account) => ({
  ...presentAccount(account),
  created_at: moment(account.createdAt),
});
