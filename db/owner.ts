import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * A process that holds something: its number, when that began to be its number, and where numbers are its kind (the run
 * of the machine and the container). Numbers come again: after a while, and in every container from 1.
 */
export type Owner = { pid: number; started: string; place: string; host: string; token: string };

/** Whether a process still runs. From another machine or container nobody can say: `unknown`. */
export type Verdict = "alive" | "dead" | "unknown";

/** The kernel's mark of a process that is being taken down (`PF_EXITING` in Linux' sched.h): none of its code runs again. */
const EXITING = 0x4;

type Sight = { started: string; isOver: boolean };

/** What `/proc/<pid>/stat` tells (proc(5)): fields 3 (state), 9 (flags) and 22 (start). The name in front may hold anything. */
function seeOnLinux(pid: number): Sight | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", flags, started] = [fields[0], fields[6], fields[19]];
  return started ? { started, isOver: /[ZXx]/.test(state) || (Number(flags) & EXITING) !== 0 } : null;
}

function seeByPs(pid: number): Sight | null {
  const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 2_000,
  }).trim();
  const [state = "", ...started] = line.split(/\s+/);
  return started.length > 0 ? { started: started.join(" "), isOver: state.startsWith("Z") } : null;
}

/** When a process began and whether it is over; null where that cannot be seen. */
function see(pid: number): Sight | null {
  try {
    return process.platform === "linux" ? seeOnLinux(pid) : seeByPs(pid);
  } catch {
    return null;
  }
}

function attempt(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return "";
  }
}

const place = (): string =>
  process.platform === "linux"
    ? `${attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))} ${attempt(() => readlinkSync("/proc/self/ns/pid"))}`
    : hostname();

/** This process as an owner; `token` tells this time of holding from any other. */
export const thisProcess = (): Owner => ({
  pid: process.pid,
  started: see(process.pid)?.started ?? "",
  place: place(),
  host: hostname(),
  token: randomUUID(),
});

/** What a file says of its owner; null when it says nothing that can be understood. */
export function parseOwner(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    const { pid = 0, started = "", place = "", host = "", token = "" } = owner ?? {};
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, started, place, host, token } : null;
  } catch {
    return null;
  }
}

/** Whether the owner still runs: a process of its number that began when it did, and is neither dying nor a zombie. */
export function judgeOwner(owner: Owner | null): Verdict {
  if (!owner || owner.place !== place()) return "unknown";
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return "dead";
  }
  const sight = see(owner.pid);
  if (!sight || owner.started === "") return "unknown";
  return sight.started === owner.started && !sight.isOver ? "alive" : "dead";
}
