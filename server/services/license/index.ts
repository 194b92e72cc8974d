export { banLicense, unbanLicense } from "./ban";
export { changeLicenses } from "./change";
export { deleteLicense, deleteLicenses } from "./delete";
export { editLicense } from "./edit";
export { extendLicense, shortenLicense } from "./expiry";
export { findLicense, hasKey, storedKey } from "./find";
export { generateLicenses } from "./generate";
export {
  insertLicenses,
  recordLicenseImport,
  type TierByName,
} from "./import";
export { getLicense, listAllLicenses, listLicenses } from "./list";
export { pauseLicense, unpauseLicense } from "./pause";
export { countLicenses, deleteSomeLicenses, pagesOfLicenses } from "./sets";
export type { License, LicenseRow } from "./status";
export { readLicenseTier } from "./tier";
