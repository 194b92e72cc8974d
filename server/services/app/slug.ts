import { newId } from "@/server/lib/random-key";

const STEM_MAX = 50;

/**
 * A URL prefix for an application of this name: `My App` gives `my-app`. With `isTaken` it ends in six random
 * characters, because somebody on this installation already has the plain one.
 */
export function slugFor(name: string, isTaken: boolean): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  const stem = plain.slice(0, STEM_MAX).replace(/^-+|-+$/g, "") || "app";
  return isTaken ? `${stem}-${newId().slice(0, 6)}` : stem;
}
