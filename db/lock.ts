import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { DatabaseOpenError } from "./client";
import { judgeOwner, type Owner, parseOwner, thisProcess } from "./owner";

/** A data directory that this process holds. */
export type HeldDirectory = {
  /** Returns while the directory is ours. Once it is another's it ends the process: not one statement more may be run. */
  guard(): void;
  release(): Promise<void>;
};

/** The holder touches the lock this often: a lock that was touched while somebody watched is held. */
const BEAT_MS = 2_000;
/** A lock that nobody touched for so long is nobody's, where its owner cannot be looked at. */
const STALE_MS = 8_000;
/** More than a beat: who watches for so long has seen whether there is a holder. */
const WATCH_MS = 2_500;
/** A start that cannot have the directory by then gives up. */
const PATIENCE_MS = 25_000;
const LOOK_MS = 100;
/** How long what was seen of the owner's file holds. A machine that slept wakes up later than that. */
const GUARD_MS = 1_000;

/** What a process that lost its directory ends with. */
const LOST_EXIT_CODE = 70;

/**
 * Holds `dataDir` for this process. The lock of a process that is gone, also a moment ago, is waited out and taken over;
 * a process that runs is named at once. Throws DatabaseOpenError.
 */
export async function holdDirectory(dataDir: string): Promise<HeldDirectory> {
  const lock = path.join(dataDir, "database.lock");
  const ownerFile = path.join(dataDir, "owner.json");
  const self = thisProcess();
  const text = JSON.stringify(self);
  const isOurs = () => readOwnerText(ownerFile) === text;
  const lost = () => endAtOnce(dataDir, readOwner(ownerFile));
  for (const giveUp = Date.now() + PATIENCE_MS; ; ) {
    const leftOver = await waitForOwner(dataDir, lock, ownerFile, giveUp);
    const turn = leftOver === null ? null : takeTurn(lock);
    if (leftOver !== null && turn === null) {
      await sleep(LOOK_MS);
      continue;
    }
    try {
      if (leftOver !== null && touchedAt(lock) !== leftOver) continue;
      if (leftOver !== null) fs.rmSync(lock, { recursive: true, force: true });
      const release = await lockfile.lock(dataDir, {
        lockfilePath: lock,
        stale: STALE_MS,
        update: BEAT_MS,
        onCompromised: lost,
        // What ends the process removes the lock, which may be another's by then.
        fs: { ...fs, rmdirSync: (at: string) => isOurs() && fs.rmdirSync(at) },
      });
      fs.writeFileSync(ownerFile, text, { mode: 0o600 });
      return { guard: createGuard(ownerFile, text, lost), release: () => releaseOwn(release, isOurs, ownerFile) };
    } catch (error) {
      // Another start was quicker: who it is will be read and named.
      if ((error as NodeJS.ErrnoException).code === "ELOCKED") continue;
      throw new DatabaseOpenError(`The data directory ${dataDir} cannot be locked.`, { cause: error });
    } finally {
      turn?.end();
    }
  }
}

/**
 * The turn to remove a left-over lock and to take a new one; null while it is another start's. Without turns, a start
 * that was about to remove the old lock would remove the new one of a start that was a little quicker.
 */
function takeTurn(lock: string): { end(): void } | null {
  const turn = `${lock}.turn`;
  const end = () => fs.rmSync(turn, { recursive: true, force: true });
  try {
    fs.mkdirSync(turn);
    return { end };
  } catch {
    // A start that was killed within its turn left it behind.
    if (Date.now() - (touchedAt(turn) ?? Date.now()) > STALE_MS) end();
    return null;
  }
}

async function releaseOwn(release: () => Promise<void>, isOurs: () => boolean, ownerFile: string): Promise<void> {
  if (isOurs()) fs.rmSync(ownerFile, { force: true });
  await release();
}

/**
 * Waits until nobody holds the directory. Null: there is no lock. Else there is one that is proven to be left over, and
 * this is when it was last touched.
 */
async function waitForOwner(dataDir: string, lock: string, ownerFile: string, giveUp: number): Promise<number | null> {
  const begun = performance.now();
  const first = touchedAt(lock);
  for (;;) {
    const owner = readOwner(ownerFile);
    const verdict = judgeOwner(owner);
    if (verdict === "alive") throw inUse(dataDir, owner);
    const touched = touchedAt(lock);
    if (touched === null) return null;
    // Somebody took it or touched it: there is a holder, wherever it runs.
    if (touched !== first || Date.now() > giveUp) throw inUse(dataDir, owner);
    const watched = performance.now() - begun;
    // A clock that was set back since must not make the lock young for ever: what was watched counts as well.
    const quiet = Math.max(watched, Date.now() - touched);
    if (quiet >= (verdict === "dead" ? WATCH_MS : STALE_MS) && (verdict === "dead" || watched >= WATCH_MS)) {
      return touched;
    }
    await sleep(LOOK_MS);
  }
}

/** Looks at the owner's file once a second at most, before a statement is run: no timer tells in time that one slept. */
function createGuard(ownerFile: string, text: string, lost: () => never): () => void {
  let seenAt = Date.now();
  return () => {
    const now = Date.now();
    if (Math.abs(now - seenAt) < GUARD_MS) return;
    const found = readOwnerText(ownerFile);
    // A file that cannot be read just now says nothing; one that is gone or another's does.
    if (found !== undefined && found !== text) lost();
    seenAt = now;
  };
}

/** Ends the process before its event loop turns again. */
function endAtOnce(dataDir: string, owner: Owner | null): never {
  const taker = owner && owner.token !== "" && owner.pid !== process.pid ? `; process ${owner.pid} has it now` : "";
  fs.writeSync(
    2,
    `Latchkey has lost its hold of the data directory ${dataDir} (was the machine asleep?)${taker}. It stops at once, so that two processes never write there. Start it again.\n`,
  );
  process.exit(LOST_EXIT_CODE);
}

function inUse(dataDir: string, owner: Owner | null): DatabaseOpenError {
  const who = owner ? ` (number ${owner.pid}${owner.host === thisProcess().host ? "" : ` on ${owner.host}`})` : "";
  return new DatabaseOpenError(`The data directory ${dataDir} is in use by another process${who}.`);
}

/** When the lock was last touched, in milliseconds; null when there is none. */
function touchedAt(lock: string): number | null {
  return fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** The file's text; null when it is gone, undefined when it cannot be read. */
function readOwnerText(ownerFile: string): string | null | undefined {
  try {
    return fs.readFileSync(ownerFile, "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : undefined;
  }
}

const readOwner = (ownerFile: string): Owner | null => parseOwner(readOwnerText(ownerFile) ?? "");
