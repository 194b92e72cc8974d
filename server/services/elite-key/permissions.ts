import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema, sql } from "@/db/client";
import { invalidField } from "@/server/errors";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import { SetElitePermissionsInput } from "./schemas";

/** Every function of the Elite Key API with its actions, in the order of the document. */
export const ELITE_CATALOGUE = {
  license: ["generate", "edit", "delete", "extend", "shorten", "ban", "unban", "pause", "unpause"],
  user: [
    "generate",
    "edit",
    "delete",
    "extend",
    "shorten",
    "ban",
    "unban",
    "pause",
    "unpause",
    "reset_password",
    "verify_password",
  ],
  device: ["create", "edit", "delete", "extend", "ban", "pause"],
  variable: ["set", "delete"],
  subscription: ["create", "edit", "delete"],
  version: ["add", "edit", "remove"],
  response: ["set", "reset"],
  hash: ["register"],
  app: ["edit"],
} as const;

export type EliteFunction = keyof typeof ELITE_CATALOGUE;
export type EliteAction<F extends EliteFunction> = (typeof ELITE_CATALOGUE)[F][number];

/** One operation, such as `license.ban`. */
export type ElitePermission = { [F in EliteFunction]: `${F}.${EliteAction<F>}` }[EliteFunction];

/** A table with exactly one entry for each operation of the catalogue: a missing action does not compile. */
export type EliteTable<Row> = { readonly [F in EliteFunction]: { readonly [A in EliteAction<F>]: Row } };

/** Whether each operation is allowed. */
export type ElitePermissions = Record<ElitePermission, boolean>;

/** The 38 names in the order of the document. */
export const ELITE_PERMISSIONS = Object.entries(ELITE_CATALOGUE).flatMap(([name, actions]) =>
  actions.map((action) => `${name}.${action}` as ElitePermission),
);

/** Whoever may register hashes decides what a genuine build is, so that one is off until its owner says otherwise. */
const OFF_BY_DEFAULT: ReadonlySet<ElitePermission> = new Set(["hash.register"]);

/** What an account allows: the defaults of the catalogue under what its owner switched. */
export const effectivePermissions = (overrides: Readonly<Record<string, boolean>>): ElitePermissions =>
  Object.fromEntries(
    ELITE_PERMISSIONS.map((name) => [name, overrides[name] ?? !OFF_BY_DEFAULT.has(name)]),
  ) as ElitePermissions;

/** What the actor's Elite Key may do, all 38. */
export async function getElitePermissions(ctx: ServiceContext): Promise<ElitePermissions> {
  const { elitePermissions } = schema;
  const [row] = await ctx.db
    .select({ overrides: elitePermissions.overrides })
    .from(elitePermissions)
    .where(eq(elitePermissions.accountId, actingAccountId(ctx)));
  return effectivePermissions(row?.overrides ?? {});
}

/**
 * Switches some operations of the actor's Elite Key on or off; the others stay, also when two switch at once.
 * Throws INVALID_INPUT naming an operation that there is not.
 */
export async function setElitePermissions(
  ctx: ServiceContext,
  raw: z.input<typeof SetElitePermissionsInput>,
): Promise<ElitePermissions> {
  const { permissions } = SetElitePermissionsInput.parse(raw);
  const known: readonly string[] = ELITE_PERMISSIONS;
  const stray = Object.keys(permissions).find((name) => !known.includes(name));
  if (stray !== undefined) {
    throw invalidField(`permissions.${stray}`, "is no operation of the Elite Key API");
  }
  return transaction(ctx, async (ctx) => {
    const { elitePermissions } = schema;
    const [row] = await ctx.db
      .insert(elitePermissions)
      .values({ accountId: actingAccountId(ctx), overrides: permissions })
      .onConflictDoUpdate({
        target: elitePermissions.accountId,
        set: { overrides: sql`${elitePermissions.overrides} || excluded.overrides` },
      })
      .returning({ overrides: elitePermissions.overrides });
    await recordAudit(ctx, { action: "elite_key.permissions_set", data: { permissions } });
    return effectivePermissions(row?.overrides ?? {});
  });
}
