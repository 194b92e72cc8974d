export { type BlacklistEntry, createBlacklistEntry } from "./create";
export { deleteBlacklistEntry } from "./delete";
export { listBlacklist } from "./list";
