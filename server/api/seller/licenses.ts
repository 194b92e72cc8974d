import type { z } from "zod";
import { DurationDays, Level } from "@/server/services/atoms";
import {
  banLicense,
  deleteLicense,
  deleteLicenses,
  generateLicenses,
  getLicense,
  listAllLicenses,
  unbanLicense,
} from "@/server/services/license";
import { GenerateLicensesInput, LicenseCount, LicenseKey } from "@/server/services/license/schemas";
import { operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentLicense } from "../present/license";
import { appOf, OneApp, read, type SellerOperation } from "./operation";

const OneLicense = OneApp.extend({ key: LicenseKey.describe("License key") });
const example = { appname: "My App", key: "LICENSE_KEY" };
const Fields = GenerateLicensesInput.shape;

const target = ({ appname, key }: z.output<typeof OneLicense>) => ({ ...appOf({ appname }), license: { key } });

/** License operations, by `type`, in the order of the document. */
export const licenseTypes = {
  add: operation({
    summary: "Generate license key(s).",
    input: OneApp.extend({
      expiry: WireInt(DurationDays).default(30).describe("Duration in days (default: 30)"),
      mask: Fields.mask.describe("Key format mask"),
      level: WireInt(Level).default(1).describe("Subscription level"),
      amount: WireInt(LicenseCount).default(1).describe("Number of keys (max 500)"),
      note: Fields.note.describe("Internal note"),
    }),
    example: { appname: "My App", expiry: 30, amount: 5 },
    refusals: ["APP_NOT_FOUND", "LICENSE_EXISTS"],
    run: async (ctx, { appname, expiry, amount, ...rest }) => {
      const made = await generateLicenses(ctx, { ...appOf({ appname }), durationDays: expiry, count: amount, ...rest });
      const keys = made.map(({ licenseKey }) => licenseKey);
      return { message: "License(s) created", key: keys[0], keys };
    },
  }),

  verify: read(
    operation({
      summary: "Verify a license key exists and get its details.",
      input: OneLicense,
      example,
      refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
      run: async (ctx, input) => ({
        message: "License found",
        license: presentLicense(await getLicense(ctx, target(input))),
      }),
    }),
  ),

  del: operation({
    summary: "Delete a license key.",
    input: OneLicense,
    example,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => {
      await deleteLicense(ctx, target(input));
      return { message: "License deleted" };
    },
  }),

  ban: operation({
    summary: "Ban a license key.",
    input: OneLicense,
    example,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License banned",
      license: presentLicense(await banLicense(ctx, target(input))),
    }),
  }),

  unban: operation({
    summary: "Unban a license key.",
    input: OneLicense,
    example,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License unbanned",
      license: presentLicense(await unbanLicense(ctx, target(input))),
    }),
  }),

  fetchallkeys: read(
    operation({
      summary: "Fetch all license keys for an app.",
      input: OneApp,
      example: { appname: "My App" },
      refusals: ["APP_NOT_FOUND"],
      run: async (ctx, input) => {
        const licenses = await listAllLicenses(ctx, appOf(input).app);
        return { message: "Licenses found", keys: licenses.map(presentLicense), total: licenses.length };
      },
    }),
  ),

  delalllicenses: operation({
    summary: "Delete all licenses.",
    input: OneApp,
    example: { appname: "My App" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "All licenses deleted",
      ...(await deleteLicenses(ctx, { ...appOf(input), where: "all" })),
    }),
  }),

  delunused: operation({
    summary: "Delete all unused licenses.",
    description: "Unused: active, and nobody has redeemed it yet.",
    input: OneApp,
    example: { appname: "My App" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "Unused licenses deleted",
      ...(await deleteLicenses(ctx, { ...appOf(input), where: "unused" })),
    }),
  }),

  delused: operation({
    summary: "Delete all used licenses.",
    description: "Used: no use is left. One with some uses left stays.",
    input: OneApp,
    example: { appname: "My App" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "Used licenses deleted",
      ...(await deleteLicenses(ctx, { ...appOf(input), where: "used" })),
    }),
  }),
} as const satisfies Record<string, SellerOperation>;
