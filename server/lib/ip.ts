import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** What nearly every address is, and is spelled canonically already: worth not parsing on every request. */
const PLAIN_IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/** An address in its one canonical spelling (IPv4-mapped IPv6 as IPv4); null when it is none. */
export function normalizeAddress(text: string): string | null {
  if (PLAIN_IPV4.test(text)) return text;
  const bare = text.trim().replace(/^\[(.+)\](:\d+)?$/, "$1");
  if (!ipaddr.isValid(bare)) return null;
  // ipaddr.js also takes 127.1 and 0x7f.1, which nobody means by an address.
  if (!bare.includes(":") && !/^\d{1,3}(\.\d{1,3}){3}$/.test(bare)) return null;
  return ipaddr.process(bare.split("%")[0] ?? bare).toString();
}

/** An address or CIDR network in canonical spelling, with the host bits cleared; null when it is neither. */
export function normalizeNetwork(text: string): string | null {
  const [address = "", bits, ...rest] = text.trim().split("/");
  const base = normalizeAddress(address);
  if (base === null || rest.length > 0) return null;
  if (bits === undefined) return base;
  try {
    const kind = ipaddr.parse(base).kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
    const network = kind.networkAddressFromCIDR(`${base}/${bits}`);
    return `${network.toString()}/${Number(bits)}`;
  } catch {
    return null;
  }
}

function parseNetwork(text: string): Network | null {
  const normal = normalizeNetwork(text);
  if (normal === null) return null;
  if (normal.includes("/")) return ipaddr.parseCIDR(normal) as Network;
  const address = ipaddr.parse(normal);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/** Whether `address` lies in one of `networks` (addresses or CIDRs; what does not parse matches nothing). */
export function addressInNetworks(address: string, networks: readonly string[]): boolean {
  const normal = normalizeAddress(address);
  if (normal === null || networks.length === 0) return false;
  const parsed = ipaddr.parse(normal);
  return networks.some((text) => {
    const network = parseNetwork(text);
    return network !== null && network[0].kind() === parsed.kind() && parsed.match(network as [never, number]);
  });
}

const GLOBAL_UNICAST: Network = [ipaddr.IPv6.parse("2000::"), 3];

/** Whether an address is on the public internet: not loopback, private, link-local, reserved, mapped or translated. */
export function isPublicAddress(address: string): boolean {
  const normal = normalizeAddress(address);
  if (normal === null) return false;
  const parsed = ipaddr.parse(normal);
  if (parsed.range() !== "unicast") return false;
  // ipaddr.js has no name for ::/96 (IPv4 in a deprecated wrapping) and for what IANA never gave out.
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_UNICAST as [never, number]);
}

/** An entry of a forwarding header without its port: `203.0.113.66:50123`, `[2001:db8::1]:443`, quoted or bare. */
function forwardedAddress(entry: string): string | null {
  const bare = entry.trim().replace(/^"(.*)"$/, "$1");
  return normalizeAddress(bare.replace(/^([\d.]+):\d+$/, "$1"));
}

/**
 * The hop nearest to `socket` that is no trusted proxy, from a list that each proxy adds to on the right; null when the
 * list names nobody. Behind what cannot be read anything may stand, so the list ends there.
 */
function nearestStranger(list: string, trustedProxies: readonly string[]): string | null {
  let nearest: string | null = null;
  for (const entry of list.split(",").reverse()) {
    if (entry.trim() === "") continue;
    const address = forwardedAddress(entry);
    if (address === null) break;
    nearest = address;
    if (!addressInNetworks(address, trustedProxies)) break;
  }
  return nearest;
}

/** Whose word about the client counts, and in which headers they give it (`TRUSTED_PROXIES`, `CLIENT_IP_HEADER`). */
export type ProxyTrust = Readonly<{ trustedProxies: readonly string[]; clientIpHeaders: readonly string[] }>;

/** Whether the socket's other end is a proxy whose headers count. */
export function isTrustedPeer(peer: string | null, { trustedProxies }: Pick<ProxyTrust, "trustedProxies">): boolean {
  return peer !== null && trustedProxies.length > 0 && addressInNetworks(peer, trustedProxies);
}

/**
 * The address of the client: the first of `clientIpHeaders` that names one, read from the right with trusted hops
 * skipped, and only when the socket's peer is a trusted proxy. Otherwise the peer itself
 * (`docs/rate-limits.md#behind-a-proxy`).
 */
export function clientAddress(headers: Headers, peer: string | null, trust: ProxyTrust): string {
  const socket = (peer && normalizeAddress(peer)) || "0.0.0.0";
  if (!isTrustedPeer(socket, trust)) return socket;
  for (const name of trust.clientIpHeaders) {
    const address = nearestStranger(headers.get(name) ?? "", trust.trustedProxies);
    if (address !== null) return address;
  }
  return socket;
}

/**
 * Under which scheme and host the client asked: `X-Forwarded-Proto` and `X-Forwarded-Host` (the first of a list, which
 * the outermost proxy wrote) from a trusted proxy, else the request's own `Host` over plain HTTP. `host` is null when
 * none was named that an address can hold.
 */
export function askedOrigin(
  headers: Pick<Headers, "get">,
  peer: string | null,
  trust: Pick<ProxyTrust, "trustedProxies">,
): { scheme: "http" | "https"; host: string | null } {
  const isTrusted = isTrustedPeer(peer, trust);
  const first = (name: string) => (isTrusted ? (headers.get(name)?.split(",")[0]?.trim() ?? "") : "");
  const scheme = first("x-forwarded-proto").toLowerCase() === "https" ? "https" : "http";
  const hosts = [first("x-forwarded-host"), headers.get("host")?.trim() ?? ""];
  return { scheme, host: hosts.find((host) => isHost(host)) ?? null };
}

/** A name or address with a port or without, and nothing that could lead elsewhere in a link or a redirect. */
const isHost = (host: string): boolean =>
  /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);
