import { LRUCache } from "lru-cache";
import { logger } from "../logger";
import { callOut } from "../outbound-http";
import type { VpnProvider } from "./provider";

const TIMEOUT_MS = 1_500;
const REMEMBERED_MAX = 20_000;
const REMEMBERED_MS = 60 * 60_000;
/** How long an address passes unasked after the provider failed, so that each of its clients does not wait again. */
const FAILURE_MS = 30_000;

/** How deep into a reply to look: providers wrap their answer in up to two objects. */
const DEPTH_MAX = 3;

/** What providers call their answers, apart from a leading `is`. */
const ANSWERS = new Set(["vpn", "proxy", "tor", "relay", "hosting", "datacenter", "publicproxy", "anonymous"]);
const YES = new Set<unknown>([true, 1, "1", "yes", "true"]);
const NO = new Set<unknown>([false, 0, "0", "no", "false", null]);

/** Every answer that a reply holds, whatever it is wrapped in: `{"security": {"vpn": true}}`, `{"is_proxy": 0}`. */
function answersIn(reply: unknown, depth = 0): boolean[] {
  if (typeof reply !== "object" || reply === null || depth > DEPTH_MAX) return [];
  return Object.entries(reply).flatMap(([name, value]) => {
    const plain = name.toLowerCase().replace(/[_-]/g, "").replace(/^is/, "");
    if (ANSWERS.has(plain) && (YES.has(value) || NO.has(value))) return [YES.has(value)];
    return answersIn(value, depth + 1);
  });
}

/** Throws when the provider does not answer in time, or not with an answer. */
async function ask(url: string, token: string | undefined, address: string): Promise<boolean> {
  const reply = await callOut(
    {
      url: url.replaceAll("{ip}", encodeURIComponent(address)),
      method: "GET",
      headers: { accept: "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    },
    { allowPrivate: true, totalMs: TIMEOUT_MS },
  );
  if (reply.status !== 200) throw new Error(`the VPN provider answered ${reply.status}`);
  const answers = answersIn(JSON.parse(reply.text));
  if (answers.length === 0) throw new Error("the VPN provider's reply holds no answer");
  return answers.includes(true);
}

/**
 * Asks a service over HTTP: `url` with the address in place of `{ip}`, the token as bearer. 1.5 seconds at the most;
 * answers are remembered for an hour. While the service fails, addresses pass (and the log says so): a provider's
 * outage must not lock an application's users out.
 */
export function createHttpProvider({ url, token }: { url: string; token: string | undefined }): VpnProvider {
  let warnedAt = Number.NEGATIVE_INFINITY;
  const warn = (error: unknown) => {
    // Once in a while is enough: it fails for every address.
    if (performance.now() - warnedAt < FAILURE_MS) return;
    warnedAt = performance.now();
    logger().warn({ err: error }, "the VPN provider failed; addresses pass meanwhile");
  };
  const remembered = new LRUCache<string, boolean>({
    max: REMEMBERED_MAX,
    ttl: REMEMBERED_MS,
    fetchMethod: async (address, _stale, { options }) => {
      try {
        return await ask(url, token, address);
      } catch (error) {
        warn(error);
        options.ttl = FAILURE_MS;
        return false;
      }
    },
  });
  return { isVpn: async (address) => (await remembered.fetch(address)) ?? false };
}
