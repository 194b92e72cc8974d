import { z } from "zod";

/** What the form of a ban accepts. */
export const BanValues = z.object({ reason: z.string().max(500, "At most 500 characters") });

/** The values of that form. */
export type BanValues = z.infer<typeof BanValues>;
