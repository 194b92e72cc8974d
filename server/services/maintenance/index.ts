export { startSweeping, sweepOnce } from "./sweep";
