export { checkHealth } from "./check";
