import { z } from "zod";
import {
  AppRef,
  BULK_CHANGES,
  BulkTarget,
  CountUpTo,
  DeviceLimit,
  DurationDays,
  Id,
  Level,
  Note,
  nameUpTo,
  Page,
  PageSize,
  Search,
  sortBy,
  text,
} from "../atoms";
import { EndCell } from "../cells";
import { SubscriptionName } from "../subscription/schemas";

/** Name of a user: 1 to 70 characters (KeyAuth's limit). */
export const Username = nameUpTo(70);

/** Password of a user: 1 to 1,024 characters. */
export const UserPassword = text(1024).min(1);

/** E-mail address of a user; "" is none. */
export const UserEmail = text(254)
  .trim()
  .refine((value) => value === "" || z.email().safeParse(value).success, "must be an e-mail address");

/** Which user: by id, or by name. The implicit user of a license is named as the license, which may be long. */
export const UserRef = z.union([z.object({ id: Id }), z.object({ username: nameUpTo(128) })]);
export type UserRef = z.infer<typeof UserRef>;

/** One user of one of the actor's applications. */
export const UserTarget = z.object({ app: AppRef, user: UserRef });

/**
 * Input of `createUser`. The tier is that of `subscription`, else one of `level`, else `default`; it ends after
 * `subscriptionDays` or at `expiresAt`, and without either (or with null) never.
 */
export const CreateUserInput = z.object({
  app: AppRef,
  username: Username,
  password: UserPassword,
  email: UserEmail.nullish(),
  level: Level.optional(),
  subscription: SubscriptionName.optional(),
  subscriptionDays: DurationDays.optional(),
  expiresAt: z.date().nullish(),
  deviceLimit: DeviceLimit.default(1),
  note: Note.nullish(),
  userPanelAccess: z.boolean().default(true),
  freezeExpiry: z.boolean().default(false),
});

/**
 * Whether a user may run: banned or paused themselves; `active` with a grant that runs; `blocked` when only licenses that
 * are banned or paused keep theirs from running; `expired` when all have ended; `none` without any. Derived, never stored.
 */
export const UserStatus = z.enum(["active", "expired", "none", "blocked", "paused", "banned"]);
export type UserStatus = z.infer<typeof UserStatus>;

/** Input of `listUsers`. `subscription` is the id of a tier. */
export const ListUsersInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["username", "createdAt"]),
  countUpTo: CountUpTo,
  status: UserStatus.optional(),
  subscription: Id.optional(),
});

/** Input of `banUser`. */
export const BanUserInput = UserTarget.extend({ reason: text(500).nullish() });

/** Input of `extendUser`: `days` from now or from the running end, or a later `expiresAt`; one of them. */
export const ExtendUserInput = UserTarget.extend({
  days: DurationDays.optional(),
  expiresAt: z.date().optional(),
  /** Moves the user to this tier first. */
  subscription: SubscriptionName.optional(),
});

/** A length of time in seconds, up to the longest that `DurationDays` has. */
export const Seconds = z
  .int()
  .min(1)
  .max(36_500 * 86_400);

/** Input of `shortenUser`: `days` or `seconds` less, or an earlier `expiresAt`; one of them. */
export const ShortenUserInput = UserTarget.extend({
  days: DurationDays.optional(),
  seconds: Seconds.optional(),
  expiresAt: z.date().optional(),
});

/** Input of `editUser`: what is absent stays; `expiresAt: null` is no expiry. */
export const EditUserInput = UserTarget.extend({
  newUsername: Username.optional(),
  email: UserEmail.nullish(),
  subscription: SubscriptionName.optional(),
  expiresAt: z.date().nullish(),
  deviceLimit: DeviceLimit.optional(),
  note: Note.nullish(),
  userPanelAccess: z.boolean().optional(),
  freezeExpiry: z.boolean().optional(),
});

/** Input of `deleteUsers`: all, or those whose every subscription has run out. */
export const DeleteUsersInput = z.object({ app: AppRef, where: z.enum(["all", "expired"]) });

/** Input of `resetUserPassword`. Without a new password the server makes one. */
export const ResetUserPasswordInput = UserTarget.extend({ newPassword: UserPassword.optional() });

/** Input of `verifyUserPassword`. */
export const VerifyUserPasswordInput = z.object({
  app: AppRef,
  username: nameUpTo(128),
  password: text(1024).min(1),
});

/** Input of `changeUsers`: the same change of up to 500 users. */
export const ChangeUsersInput = BulkTarget.extend({
  change: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("ban"), reason: BanUserInput.shape.reason }),
    ...BULK_CHANGES,
    z.object({ kind: z.literal("resetHwid") }),
  ]),
});

/**
 * A user as a row of a file holds it: text throughout, without an end for ever. The password is plain; hashes of other
 * systems are not taken.
 */
export const ImportedUser = z.object({
  username: Username,
  password: UserPassword,
  email: UserEmail.optional(),
  subscription: SubscriptionName.optional(),
  expires_at: EndCell.optional(),
  note: Note.optional(),
});
export type ImportedUser = z.infer<typeof ImportedUser>;
