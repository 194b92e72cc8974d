import { sellerTypes } from "@/server/api/seller";
import { seller } from "./doors";
import type { TestWorld } from "./world";

/** A `type` of the Seller API. */
export type SellerType = keyof typeof sellerTypes;

type Row = Record<string, unknown>;

/** Every `type` of the table. */
export const sellerTypeNames = Object.keys(sellerTypes) as SellerType[];

/** Parameters that would succeed, beside `type` and `appname`. */
export const SELLER_PARAMETERS: Record<SellerType, (world: TestWorld) => Row> = {
  add: () => ({}),
  verify: ({ license }) => ({ key: license.licenseKey }),
  del: ({ license }) => ({ key: license.licenseKey }),
  ban: ({ license }) => ({ key: license.licenseKey }),
  unban: ({ license }) => ({ key: license.licenseKey }),
  fetchallkeys: () => ({}),
  delalllicenses: () => ({}),
  delunused: () => ({}),
  delused: () => ({}),
  adduser: () => ({ user: "new-player", pass: "secret" }),
  deleteuser: ({ user }) => ({ user: user.username }),
  userdata: ({ user }) => ({ user: user.username }),
  banuser: ({ user }) => ({ user: user.username }),
  unbanuser: ({ user }) => ({ user: user.username }),
  resetuser: ({ user }) => ({ user: user.username }),
  extend: ({ user }) => ({ user: user.username }),
  subtract: ({ user }) => ({ user: user.username, seconds: 60 }),
  setvar: ({ user }) => ({ user: user.username, var: "coins", data: "8" }),
  getvar: ({ user }) => ({ user: user.username, var: "coins" }),
  fetchallusers: () => ({}),
  delexpusers: () => ({}),
  resetapp: () => ({}),
};

/** Every parameter that would succeed. */
export const asked = (type: SellerType, world: TestWorld, changes: Row = {}): Row => ({
  sellerkey: world.sellerKey.key,
  type,
  appname: world.app.name,
  ...SELLER_PARAMETERS[type](world),
  ...changes,
});

/** Asks for it with everything in the query, as the documents do. */
export const call = (type: SellerType, world: TestWorld, changes: Row = {}) => seller(asked(type, world, changes));
