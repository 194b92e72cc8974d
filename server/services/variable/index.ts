export { deleteUserVariable, deleteVariable } from "./delete";
export { listUserVariables, listVariables } from "./list";
export { setVariable, type Variable } from "./set";
export { getUserVariable, setUserVariable, type UserVariable } from "./user-variable";
