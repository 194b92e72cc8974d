export { type OnceKey, once } from "./once";
