export { banLicense } from "./ban";
export { findLicense, licenseCondition } from "./find";
export { type License, type LicenseRow, licenseStatus, statusCondition, withStatus } from "./status";
