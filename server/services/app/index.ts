export { type AppCounts, type AppStats, keptCount, readAppCounts } from "./counts";
export { createApp } from "./create";
export { deleteApp } from "./delete";
export { editApp } from "./edit";
export { type App, findOwnedApp } from "./find";
export { getApp, type OwnAppWithStats } from "./get";
export { listApps, listAppsPage } from "./list";
export { resetAppSecret } from "./reset-secret";
export type { OwnApp } from "./reveal";
