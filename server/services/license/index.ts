export { banLicense, unbanLicense } from "./ban";
export { deleteLicense, deleteLicenses } from "./delete";
export { extendLicense, shortenLicense } from "./expiry";
export { findLicense, licenseCondition } from "./find";
export { generateLicenses } from "./generate";
export { getLicense, listAllLicenses, listLicenses } from "./list";
export { pauseLicense, unpauseLicense } from "./pause";
export { endLicenseSessions } from "./sessions";
export { type License, type LicenseRow, licenseStatus, statusCondition, withStatus } from "./status";
