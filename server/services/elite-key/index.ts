export type { EliteRule } from "./access";
export { authenticateEliteKey, type EliteCaller } from "./authenticate";
export { requestDomain } from "./domain";
export { findEliteApp } from "./find-app";
export { type EliteKey, findEliteKey, getEliteKey, resetEliteKey } from "./key";
export {
  ELITE_CATALOGUE,
  ELITE_PERMISSIONS,
  type EliteFunction,
  type ElitePermission,
  type ElitePermissions,
  type EliteTable,
  getElitePermissions,
  setElitePermissions,
} from "./permissions";
export { addEliteRule, deleteEliteRule, listEliteRules } from "./rules";
