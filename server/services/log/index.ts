export { clearLogs } from "./clear";
export { type LogEntry, listLogs, pagesOfLogs } from "./list";
export { stopTails, tailLogs } from "./tail";
export { addLog, settleLogs } from "./write";
