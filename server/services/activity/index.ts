export { type Mix, readMix } from "./mix";
export { type Activity, type ActivityStep, readActivity } from "./read";
export { recordActivity, recordLogin } from "./record";
export { rollUp, rollUpDaily } from "./roll-up";
export { sampleSessions } from "./sample";
