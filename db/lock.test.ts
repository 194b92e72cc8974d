import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bundleForNode } from "@/server/test/bundle";
import { type Owner, thisProcess } from "./owner";

// Most of these wait for locks, and for processes that a busy machine starts slowly.
vi.setConfig({ testTimeout: 120_000 });

const running = new Set<ChildProcess>();
let modules: { lock: string; open: string };
let dataDir: string;

beforeAll(async () => {
  modules = { lock: await bundleForNode("db/lock.ts"), open: await bundleForNode("db/open.ts") };
});
afterAll(() => {
  for (const file of Object.values(modules)) rmSync(path.dirname(file), { recursive: true, force: true });
});
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "latchkey-lock-"));
});
afterEach(async () => {
  await Promise.all([...running].map(kill));
  rmSync(dataDir, { recursive: true, force: true });
});

/** Holds the directory until it is killed; asks the guard all the time once its standard input says so. */
const HOLD = () => `
  import { holdDirectory } from ${JSON.stringify(modules.lock)};
  try {
    const held = await holdDirectory(process.argv[1]);
    console.log("held");
    process.stdin.on("data", async (text) => {
      if (String(text).includes("release")) { await held.release(); process.exit(0); }
      held.guard();
      console.log("wrote");
    });
  } catch (error) { console.error(error.message); process.exit(1); }`;

/** Opens the embedded database and writes a row, and another for every line on its standard input. */
const OPEN = () => `
  import { openEmbedded } from ${JSON.stringify(modules.open)};
  try {
    const database = await openEmbedded(process.argv[1], "db/migrations");
    await database.prepared("create table if not exists starts (at timestamptz default now())", []);
    const write = async () => {
      const [row] = await database.prepared("with made as (insert into starts default values returning 1) select count(*)::int + 1 as n from starts", []);
      console.log("held " + row.n);
    };
    await write();
    process.stdin.on("data", () => void write());
  } catch (error) { console.error(error.message); process.exit(1); }`;

type Child = { process: ChildProcess; said(): string; complained(): string; ended: Promise<number | null> };

function start(program: string): Child {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, dataDir], { stdio: "pipe" });
  running.add(child);
  let [said, complained] = ["", ""];
  child.stdout.on("data", (text) => {
    said += text;
  });
  child.stderr.on("data", (text) => {
    complained += text;
  });
  const ended = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { process: child, said: () => said, complained: () => complained, ended };
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Waits until the child says a word. Fails with what it complained of when it ends before. */
async function hear(child: Child, word: string, withinMs = 30_000): Promise<number> {
  const begun = Date.now();
  while (!child.said().includes(word)) {
    if (child.process.exitCode !== null) throw new Error(`ended: ${child.complained()}`);
    if (Date.now() - begun > withinMs) throw new Error(`did not say ${word} in time; ${child.complained()}`);
    await sleep(20);
  }
  return Date.now() - begun;
}

const ownerFile = () => path.join(dataDir, "owner.json");
const lockOf = () => path.join(dataDir, "database.lock");
const readOwner = () => JSON.parse(readFileSync(ownerFile(), "utf8")) as Owner;
const writeOwner = (owner: Partial<Owner>) => writeFileSync(ownerFile(), JSON.stringify({ ...readOwner(), ...owner }));

describe("a start after the end of the owner", () => {
  test("killed twice in a row, at once: the next comes up by itself, with all that was written", async () => {
    for (const n of [1, 2, 3]) {
      const child = start(OPEN());
      await hear(child, `held ${n}`, 60_000);
      child.process.kill("SIGKILL");
      // Not waited for: the next start meets a process that is just dying.
    }
    const last = start(OPEN());
    expect(await hear(last, "held 4")).toBeLessThan(30_000);
  }, 120_000);

  test("killed while it waited for the lock itself", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    first.process.kill("SIGKILL");
    const second = start(HOLD());
    await sleep(300);
    second.process.kill("SIGKILL");
    await hear(start(HOLD()), "held");
  });

  test.runIf(process.platform === "linux")("a zombie, whose number still answers, is over", async () => {
    // The shell becomes a program that never asks after its children.
    const parent = spawn(
      "sh",
      ["-c", '"$0" --input-type=module -e "$1" "$2" & exec sleep 60', process.execPath, HOLD(), dataDir],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    running.add(parent);
    await once(parent.stdout, "data");
    const { pid } = readOwner();
    process.kill(pid, "SIGKILL");
    await hear(start(HOLD()), "held");
    expect(readFileSync(`/proc/${pid}/stat`, "utf8")).toMatch(/\) Z /);
  });

  test("its number belongs to somebody else by now", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    await kill(first.process);
    // The number of a process that runs, which began at another time.
    writeOwner({ pid: process.pid });
    await hear(start(HOLD()), "held");
  });

  test.each([
    ["nothing, or what nobody can look at: another container, another run of the machine", () => rmSync(ownerFile())],
    [
      "a number, and the lock is from the future: the clock was set back",
      () => {
        writeOwner({ place: "elsewhere" });
        const later = Date.now() / 1_000 + 86_400;
        utimesSync(lockOf(), later, later);
      },
    ],
  ])("the owner's file holds %s: the lock is waited out", async (_what, change) => {
    const first = start(HOLD());
    await hear(first, "held");
    await kill(first.process);
    change();
    expect(await hear(start(HOLD()), "held")).toBeLessThan(20_000);
  });
});

describe("a live owner", () => {
  test("is named at once, with the directory, and is not disturbed; a release makes room at once", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    const begun = Date.now();
    const second = start(HOLD());
    expect(await second.ended).toBe(1);
    expect(second.complained()).toContain(
      `The data directory ${dataDir} is in use by another process (number ${first.process.pid}).`,
    );
    expect(Date.now() - begun).toBeLessThan(8_000);
    first.process.stdin?.write("guard\n");
    await hear(first, "wrote");
    first.process.stdin?.write("release\n");
    expect(await first.ended).toBe(0);
    expect(existsSync(lockOf())).toBe(false);
    await hear(start(HOLD()), "held", 5_000);
  });

  test("that is stopped for longer than a lock lasts (SIGSTOP) keeps its directory", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    first.process.kill("SIGSTOP");
    const before = (Date.now() - 60_000) / 1_000;
    utimesSync(lockOf(), before, before);
    const second = start(HOLD());
    expect(await second.ended).toBe(1);
    expect(second.complained()).toContain(`number ${first.process.pid}`);
    first.process.kill("SIGCONT");
  });

  test("in another container is known by its beat, and named", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    writeOwner({ place: "elsewhere", host: "web-2" });
    const second = start(HOLD());
    expect(await second.ended).toBe(1);
    expect(second.complained()).toContain(`in use by another process (number ${first.process.pid} on web-2)`);
  });

  test("of two starts at the same moment one gets the directory, the other its name", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    await kill(first.process);
    const both = [start(HOLD()), start(HOLD()), start(HOLD())];
    const codes: (number | null)[] = [];
    for (const { ended } of both) void ended.then((code) => codes.push(code));
    while (codes.length < 2) await sleep(50);
    expect(codes).toEqual([1, 1]);
    expect(both.filter(({ said }) => said().includes("held"))).toHaveLength(1);
    for (const child of both)
      if (child.process.exitCode === 1) expect(child.complained()).toContain("in use by another process");
  });
});

describe("a lock that was lost", () => {
  const taken = () => writeFileSync(ownerFile(), JSON.stringify({ ...thisProcess(), pid: process.pid }));

  test("stops the process before its next statement, with a sentence, and leaves the taker's lock alone", async () => {
    const first = start(OPEN());
    await hear(first, "held 1", 60_000);
    // As after a sleep: the machine was away for longer than the lock lasts, and another start took it.
    first.process.kill("SIGSTOP");
    await sleep(1_000);
    taken();
    first.process.kill("SIGCONT");
    first.process.stdin?.write("again\n");
    expect(await first.ended).toBe(70);
    expect(first.said()).not.toContain("held 2");
    expect(first.complained()).toContain(`has lost its hold of the data directory ${dataDir}`);
    expect(first.complained()).toContain(`process ${process.pid} has it now`);
    expect(existsSync(lockOf())).toBe(true);
    expect(readOwner().pid).toBe(process.pid);
  }, 90_000);

  test.each([
    ["was touched by another", () => utimesSync(lockOf(), 1, 1)],
    ["is gone", () => rmSync(lockOf(), { recursive: true })],
  ])("stops an idle process too when it %s", async (_what, lose) => {
    const first = start(HOLD());
    await hear(first, "held");
    lose();
    expect(await first.ended).toBe(70);
    expect(first.complained()).toContain("has lost its hold");
  });

  test("a machine that slept while nobody took the lock goes on", async () => {
    const first = start(HOLD());
    await hear(first, "held");
    first.process.kill("SIGSTOP");
    await sleep(1_000);
    first.process.kill("SIGCONT");
    first.process.stdin?.write("guard\n");
    await hear(first, "wrote");
    expect(first.process.exitCode).toBeNull();
  });
});

test("what cannot be locked says so", () => {
  const program = `import { holdDirectory } from ${JSON.stringify(modules.lock)}; await holdDirectory("/nowhere/at/all").catch((error) => console.log(error.message));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stdout).toContain("The data directory /nowhere/at/all cannot be locked.");
});
