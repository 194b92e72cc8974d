export { type Deleted, resetApp } from "./reset";
