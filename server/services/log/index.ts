export { addLog, flushLogs } from "./write";
