import { z } from "zod";
import { Id } from "@/server/services/atoms";
import { banLicense } from "@/server/services/license";
import { type Operation, operation } from "../kit/operation";
import { presentLicense } from "../present/license";

const OneLicense = z.object({ appId: Id, licenseId: Id });

/** Licenses of an application. */
export const licenseRoutes = {
  "POST /api/dashboard/licenses/:appId/:licenseId/ban": operation({
    summary: "Ban a license key.",
    input: OneLicense,
    run: async (ctx, { appId, licenseId }) => {
      const license = await banLicense(ctx, { app: { id: appId }, license: { id: licenseId } });
      return { message: "License banned", license: presentLicense(license) };
    },
  }),
} as const satisfies Record<string, Operation>;
