import { countedFor } from "@/server/services/atoms";
import {
  banLicense,
  changeLicenses,
  deleteLicense,
  deleteLicenses,
  editLicense,
  extendLicense,
  generateLicenses,
  listLicenses,
  pauseLicense,
  shortenLicense,
  unbanLicense,
  unpauseLicense,
} from "@/server/services/license";
import {
  BanLicenseInput,
  ChangeLicensesInput,
  DeleteLicensesInput,
  EditLicenseInput,
  ExtendLicenseInput,
  GenerateLicensesInput,
  LicenseTarget,
  ListLicensesInput,
  ShortenLicenseInput,
} from "@/server/services/license/schemas";
import { accountProcedure, createRouter } from "../init";

/** License keys, for the dashboard. */
export const licenseRouter = createRouter({
  list: accountProcedure
    .input(ListLicensesInput)
    .query(({ ctx, input }) => listLicenses(ctx.service, { ...input, countUpTo: countedFor(input.search) })),
  generate: accountProcedure
    .input(GenerateLicensesInput)
    .mutation(({ ctx, input }) => generateLicenses(ctx.service, input)),
  edit: accountProcedure.input(EditLicenseInput).mutation(({ ctx, input }) => editLicense(ctx.service, input)),
  change: accountProcedure.input(ChangeLicensesInput).mutation(({ ctx, input }) => changeLicenses(ctx.service, input)),
  ban: accountProcedure.input(BanLicenseInput).mutation(({ ctx, input }) => banLicense(ctx.service, input)),
  unban: accountProcedure.input(LicenseTarget).mutation(({ ctx, input }) => unbanLicense(ctx.service, input)),
  pause: accountProcedure.input(LicenseTarget).mutation(({ ctx, input }) => pauseLicense(ctx.service, input)),
  unpause: accountProcedure.input(LicenseTarget).mutation(({ ctx, input }) => unpauseLicense(ctx.service, input)),
  extend: accountProcedure.input(ExtendLicenseInput).mutation(({ ctx, input }) => extendLicense(ctx.service, input)),
  shorten: accountProcedure.input(ShortenLicenseInput).mutation(({ ctx, input }) => shortenLicense(ctx.service, input)),
  delete: accountProcedure.input(LicenseTarget).mutation(({ ctx, input }) => deleteLicense(ctx.service, input)),
  deleteMany: accountProcedure
    .input(DeleteLicensesInput)
    .mutation(({ ctx, input }) => deleteLicenses(ctx.service, input)),
});
