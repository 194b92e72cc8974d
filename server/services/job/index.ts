export { cancelJob } from "./cancel";
export { type ImportPreview, previewImport } from "./preview";
export { getJob, listJobs } from "./read";
export { LANES, runNextJob, startJobs } from "./run";
export { countDeletion, startDeletion, startImport } from "./start";
export type { Job, JobResult, RowError } from "./view";
