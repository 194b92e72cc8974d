export { type Mix, readMix } from "./mix";
export { type Activity, type ActivityStep, readActivity } from "./read";
export { recordActivity } from "./record";
export { sampleSessions } from "./sample";
