export { getOverview, type Overview } from "./overview";
