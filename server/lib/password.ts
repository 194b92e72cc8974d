import { availableParallelism } from "node:os";
import { hash, type Options, verify } from "@node-rs/argon2";
import { environment } from "../env";
import { limitedAddress } from "./limiter";
import { processSingleton } from "./process-singleton";
import { createTurns } from "./turns";

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Callers that may wait for their turn, of all addresses and of one: half a school behind one router. */
const WAITING_MAX = 512;
const WAITING_OF_ADDRESS = 64;

/** Hashing leaves a core to everything else; addresses take turns at the others. */
const turns = () =>
  processSingleton("password-turns", () =>
    createTurns({
      together: Math.max(1, Math.min(4, availableParallelism() - 1)),
      waiting: WAITING_MAX,
      waitingOfOne: () => (environment().rateLimits ? WAITING_OF_ADDRESS : WAITING_MAX),
    }),
  );

/** Whose password it is: the address that asks. */
type Caller = { ip: string };

/** A hash of nothing anyone knows: verifying against it takes as long as a real one. */
const dummyHash = () => processSingleton("dummy-password-hash", () => hash(crypto.randomUUID(), COST));

const hashNow = (password: string): Promise<string> => hash(password.normalize("NFKC"), COST);

/**
 * Hashes a password (NFKC-normalised, so that é is é however it was typed) into a PHC string, when it is the turn of
 * the caller's address (or IPv6 network). Throws RATE_LIMITED when too many of that address wait, UNAVAILABLE when too
 * many wait in all.
 */
export const hashPassword = (password: string, { ip }: Caller): Promise<string> =>
  turns()(limitedAddress(ip), () => hashNow(password));

/** The same for work that nobody waits for, such as an import: whoever waits comes first. Throws UNAVAILABLE. */
export const hashPatiently = (password: string): Promise<string> =>
  turns()("in the background", () => hashNow(password), { isPatient: true });

/**
 * Whether the password belongs to the hash. Without a hash (an unknown name) it takes the same time and says no.
 * Throws RATE_LIMITED and UNAVAILABLE as `hashPassword` does.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
  { ip }: Caller,
): Promise<boolean> {
  const reference = passwordHash ?? (await dummyHash());
  const matches = await turns()(limitedAddress(ip), () => verify(reference, password.normalize("NFKC")));
  return matches && passwordHash != null;
}

/** Whether a hash costs less than new ones do, so that the next log-in should replace it. */
export function isOutdatedHash(passwordHash: string): boolean {
  const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return Number(m ?? 0) < (COST.memoryCost ?? 0) || Number(t ?? 0) < (COST.timeCost ?? 0);
}
