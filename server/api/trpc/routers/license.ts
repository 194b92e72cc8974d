import { banLicense } from "@/server/services/license";
import { BanLicenseInput } from "@/server/services/license/schemas";
import { accountProcedure, createRouter } from "../init";

/** License keys, for the dashboard. */
export const licenseRouter = createRouter({
  ban: accountProcedure.input(BanLicenseInput).mutation(({ ctx, input }) => banLicense(ctx.service, input)),
});
