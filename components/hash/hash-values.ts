import { z } from "zod";

import { HashValue } from "@/server/services/hash/schemas";

/** What the form of a hash accepts. */
export const HashValues = z.object({
  hashValue: HashValue,
  hashName: z.string().max(100, "At most 100 characters"),
});
