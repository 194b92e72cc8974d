import { z } from "zod";

/** A field that SDKs may leave out or send as null. */
export const optionalText = (description: string) => z.string().nullish().describe(description);

/** The HWID as a client claims it; missing is none. */
export const hwidField = z.string().nullish().describe("Hardware ID");
