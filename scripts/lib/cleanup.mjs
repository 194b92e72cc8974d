import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const pending = new Set();
let stopping = false;

async function stopOnSignal(signal) {
  if (stopping) return;
  stopping = true;
  await cleanUp(signal);
  process.exit(128 + constants.signals[signal]);
}

/** Runs what is still registered, last registered first. One that fails does not keep the others from running. */
export async function cleanUp(signal = "SIGTERM") {
  for (const undo of [...pending].reverse()) {
    try {
      await undo(signal);
    } catch (error) {
      console.error(error);
    }
  }
}

/**
 * Registers `undo(signal)` for SIGINT, SIGTERM and SIGHUP, after which the process exits with 128 + the signal.
 * Returns a function that takes it back; while nothing is registered, signals are nobody's business but Node's.
 */
export function onSignal(undo) {
  if (pending.size === 0) for (const signal of SIGNALS) process.on(signal, stopOnSignal);
  pending.add(undo);
  return () => {
    pending.delete(undo);
    if (pending.size === 0) for (const signal of SIGNALS) process.off(signal, stopOnSignal);
  };
}
