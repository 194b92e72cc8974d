import { z } from "zod";

import { BlacklistType } from "@/server/services/blacklist/schemas";

/** What the form of a blacklist entry accepts. */
export const BlacklistValues = z.object({
  type: BlacklistType,
  value: z.string().trim().min(1, "Enter an address or a HWID").max(512, "At most 512 characters"),
  note: z.string().max(500, "At most 500 characters"),
});
