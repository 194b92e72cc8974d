export { deleteHash } from "./delete";
export { getHash } from "./find";
export { listHashes } from "./list";
export { type Hash, registerHash } from "./register";
