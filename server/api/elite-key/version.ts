import { z } from "zod";
import { invalidField } from "@/server/errors";
import { Id } from "@/server/services/atoms";
import { addVersion, editVersion, removeVersion } from "@/server/services/version";
import { Changelog, DownloadUrl, ReminderMessage, VersionMode, VersionNumber } from "@/server/services/version/schemas";
import { fromWireDateIfAny, WireBoolean, WireDate } from "../kit/wire";
import { presentVersion } from "../present/version";
import { type EliteOperation, eliteOperation } from "./operation";

const VersionFields = z.object({
  mode: z
    .enum([...VersionMode.options, "grace"])
    .optional()
    .describe("`grace` is another word for `temporary`"),
  allowed_until: WireDate.nullish(),
  reminder_message: ReminderMessage.nullish(),
  download_url: DownloadUrl.nullish(),
  changelog: Changelog.nullish(),
  latest: WireBoolean.optional(),
});

const toFields = (input: z.output<typeof VersionFields>) => ({
  mode: input.mode === "grace" ? ("temporary" as const) : input.mode,
  allowedUntil: fromWireDateIfAny(input.allowed_until),
  reminderMessage: input.reminder_message,
  downloadUrl: input.download_url,
  changelog: input.changelog,
  isLatest: input.latest,
});

const Locator = z.object({ id: Id.optional(), version: VersionNumber.optional() });

function toRef({ id, version }: z.output<typeof Locator>) {
  if (id !== undefined) return { id };
  if (version !== undefined) return { version };
  throw invalidField("id", "is required, or version");
}

/** `function=version`: the white list of client versions. */
export const versionActions = {
  add: eliteOperation({
    summary: "Let another version than the application's own run.",
    input: VersionFields.extend({ version: VersionNumber }),
    example: { version: "1.1", mode: "reminder", reminder_message: "Version 1.2 is out" },
    refusals: ["VERSION_EXISTS"],
    run: async (ctx, app, { version, ...fields }) => ({
      version: presentVersion(await addVersion(ctx, { app, version, ...toFields(fields) })),
    }),
  }),
  edit: eliteOperation({
    summary: "Change a version of the white list; what is left out stays.",
    description: "Beside `id`, `version` is the new number, as `new_version` is.",
    input: VersionFields.extend({ ...Locator.shape, new_version: VersionNumber.optional() }),
    example: { version: "1.1", mode: "allow" },
    refusals: ["VERSION_NOT_FOUND", "VERSION_EXISTS", "VERSION_IN_USE"],
    run: async (ctx, app, { id, version, new_version, ...fields }) => {
      const renamed = new_version ?? (id === undefined ? undefined : version);
      const changes = { version: renamed, ...toFields(fields) };
      return { version: presentVersion(await editVersion(ctx, { app, version: toRef({ id, version }), changes })) };
    },
  }),
  remove: eliteOperation({
    summary: "Take a version off the white list; its clients are outdated from their next init on.",
    input: Locator,
    example: { version: "1.1" },
    refusals: ["VERSION_NOT_FOUND", "VERSION_IN_USE"],
    run: async (ctx, app, locator) => {
      await removeVersion(ctx, { app, version: toRef(locator) });
      return {};
    },
  }),
} as const satisfies Record<string, EliteOperation>;
