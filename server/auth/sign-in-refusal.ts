import { AsyncLocalStorage } from "node:async_hooks";
import type { DomainError } from "@/server/errors";

type Note = { error: DomainError | null };

const notes = new AsyncLocalStorage<Note>();

/** Leaves word of why a sign-in was refused for `withNotedRefusal`: next-auth itself hands on no more than a code. */
export function noteRefusal(error: DomainError): void {
  const note = notes.getStore();
  if (note) note.error = error;
}

/** Runs `work`, and tells which refusal was noted meanwhile. */
export async function withNotedRefusal<T>(work: () => Promise<T>): Promise<{ result: T; refusal: DomainError | null }> {
  const note: Note = { error: null };
  return { result: await notes.run(note, work), refusal: note.error };
}
