export { type App, findOwnedApp } from "./find";
