import { z } from "zod";
import { Id, Page, PageSize } from "@/server/services/atoms";
import { addVersion, editVersion, getVersion, listVersions, removeVersion } from "@/server/services/version";
import { Changelog, DownloadUrl, ReminderMessage, VersionMode, VersionNumber } from "@/server/services/version/schemas";
import { dayAhead } from "../kit/example-date";
import { type Operation, operation } from "../kit/operation";
import { fromWireDateIfAny, WireBoolean, WireDate, WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentVersion } from "../present/version";

const OneVersion = z.object({ appId: Id, versionId: Id });

const VersionFields = z.object({
  mode: VersionMode.optional(),
  allowed_until: WireDate.nullish(),
  reminder_message: ReminderMessage.nullish(),
  download_url: DownloadUrl.nullish(),
  changelog: Changelog.nullish(),
  is_latest: WireBoolean.optional(),
});

const toFields = (input: z.output<typeof VersionFields>) => ({
  mode: input.mode,
  allowedUntil: fromWireDateIfAny(input.allowed_until),
  reminderMessage: input.reminder_message,
  downloadUrl: input.download_url,
  changelog: input.changelog,
  isLatest: input.is_latest,
});

/** Client versions that may run beside the application's own. */
export const versionRoutes = {
  "GET /api/dashboard/versions/:appId": operation({
    summary: "List the versions on an application's white list, newest first.",
    input: z.object({ appId: Id, page: WireInt(Page).default(1), limit: WireInt(PageSize).default(50) }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("versions", await listVersions(ctx, { app: { id: appId }, ...rest }), presentVersion),
  }),
  "POST /api/dashboard/versions/:appId": operation({
    summary: "Let another version than the application's own run.",
    status: 201,
    input: VersionFields.extend({ appId: Id, version: VersionNumber }),
    example: { version: "1.1", mode: "temporary", allowed_until: dayAhead() },
    refusals: ["APP_NOT_FOUND", "VERSION_EXISTS"],
    run: async (ctx, { appId, version, ...fields }) => {
      const added = await addVersion(ctx, { app: { id: appId }, version, ...toFields(fields) });
      return { message: "Version added", version: presentVersion(added) };
    },
  }),
  "GET /api/dashboard/versions/:appId/:versionId": operation({
    summary: "Read one version of the white list.",
    input: OneVersion,
    refusals: ["APP_NOT_FOUND", "VERSION_NOT_FOUND"],
    run: async (ctx, { appId, versionId }) => ({
      version: presentVersion(await getVersion(ctx, { app: { id: appId }, version: { id: versionId } })),
    }),
  }),
  "PUT /api/dashboard/versions/:appId/:versionId": operation({
    summary: "Change a version of the white list; what is left out stays.",
    input: VersionFields.extend({ appId: Id, versionId: Id, version: VersionNumber.optional() }),
    example: { mode: "reminder", reminder_message: "Version 1.2 is out" },
    refusals: ["APP_NOT_FOUND", "VERSION_NOT_FOUND", "VERSION_EXISTS", "VERSION_IN_USE"],
    run: async (ctx, { appId, versionId, version, ...fields }) => {
      const changes = { version, ...toFields(fields) };
      const edited = await editVersion(ctx, { app: { id: appId }, version: { id: versionId }, changes });
      return { message: "Version saved", version: presentVersion(edited) };
    },
  }),
  "DELETE /api/dashboard/versions/:appId/:versionId": operation({
    summary: "Take a version off the white list; its clients are outdated from their next init on.",
    input: OneVersion,
    refusals: ["APP_NOT_FOUND", "VERSION_NOT_FOUND", "VERSION_IN_USE"],
    run: async (ctx, { appId, versionId }) => {
      await removeVersion(ctx, { app: { id: appId }, version: { id: versionId } });
      return { message: "Version removed" };
    },
  }),
} as const satisfies Record<string, Operation>;
