export { addVersion } from "./add";
export { isVersionAllowed, type VersionEntry, versionEntries } from "./allow";
export { editVersion } from "./edit";
export { getVersion, type Version } from "./find";
export { listVersions } from "./list";
export { removeVersion } from "./remove";
