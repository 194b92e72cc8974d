import { lookup, Resolver } from "node:dns/promises";

/** All addresses, IPv4 and IPv6, of a host name; none when there are none. May throw instead. */
export type HostResolver = (hostname: string) => Promise<readonly string[]>;

const TRY_MS = 2_000;
const TRIES = 2;

/**
 * Asks the name servers for every A and AAAA record. Not by the system's `getaddrinfo`, which occupies one of the few
 * threads that password hashing needs too, for as long as a stranger's name server keeps it waiting.
 */
export const resolvePublicHost: HostResolver = async (hostname) => {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  return [v4, v6].flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

/** Asks the system, which also knows `localhost` and what its hosts file says. */
export const resolveLocalHost: HostResolver = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);
