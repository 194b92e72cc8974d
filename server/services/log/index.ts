export { clearLogs } from "./clear";
export { type LogEntry, listLogs } from "./list";
export { addLog, flushLogs, settleLogs } from "./write";
