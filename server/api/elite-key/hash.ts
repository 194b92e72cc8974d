import { z } from "zod";
import { registerHash } from "@/server/services/hash";
import { HashName, HashValue } from "@/server/services/hash/schemas";
import { type EliteOperation, eliteOperation } from "./operation";

/** `YYYY-MM-DD HH-mm-ss` in UTC, as the document prints this one date. */
const dashed = (date: Date): string => date.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", "-");

/** `function=hash`. */
export const hashActions = {
  register: eliteOperation({
    summary: "Register the hash of a build; the next init accepts it.",
    description: "Off until its owner switches it on in the Elite Key settings.",
    input: z.object({ hash_value: HashValue, hash_name: HashName.nullish() }),
    example: {
      hash_value: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      hash_name: "build-2026-05-31",
    },
    refusals: ["HASH_EXISTS"],
    run: async (ctx, app, { hash_value, hash_name }) => {
      const hash = await registerHash(ctx, { app, hashValue: hash_value, hashName: hash_name });
      return {
        hash: { hash_value: hash.hashValue, hash_name: hash.hashName, created_at: dashed(hash.createdAt) },
      };
    },
  }),
} as const satisfies Record<string, EliteOperation>;
