export { getOverview, type Overview } from "./overview";
export { type Pulse, readPulse } from "./pulse";
