import { z } from "zod";
import { text } from "@/server/services/atoms";

/** A field that SDKs may leave out or send as null. */
export const optionalText = (description: string) => z.string().nullish().describe(description);

/** The HWID as a client claims it; missing is none. */
export const hwidField = z.string().nullish().describe("Hardware ID");

/** The client's own `nonce`, which comes back inside a signed reply: up to 128 characters; "" and null are none. */
export const ClientNonce = z.object({ nonce: text(128).nullish() });
