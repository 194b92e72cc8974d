export { checkHealth } from "./check";
export { whileDatabaseAnswers } from "./while-database-answers";
