import { z } from "zod";

import { HashName, HashValue } from "@/server/services/hash/schemas";

/** What the form of a hash accepts. */
export const HashValues = z.object({
  hashValue: HashValue,
  hashName: HashName,
});
