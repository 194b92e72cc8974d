import { z } from "zod";

import { Note } from "@/server/services/atoms";
import { BlacklistType, CreateBlacklistEntryInput } from "@/server/services/blacklist/schemas";

/** What the form of a blacklist entry accepts. */
export const BlacklistValues = z.object({
  type: BlacklistType,
  value: z.string().trim().min(1, "Enter an address or a HWID").pipe(CreateBlacklistEntryInput.shape.value),
  note: Note,
});
