export { startSweeping } from "./sweep";
