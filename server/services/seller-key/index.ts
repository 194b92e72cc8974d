export { authenticateSellerKey } from "./authenticate";
export { createSellerKey } from "./create";
export { deleteSellerKey } from "./delete";
export { listSellerKeys } from "./list";
export type { SellerKey } from "./view";
