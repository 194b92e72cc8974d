export { recordAudit, recordAudits } from "./record";
