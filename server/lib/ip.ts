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

/**
 * The address of the client. Forwarded headers count only when the socket's peer is a trusted proxy:
 * `CF-Connecting-IP` first, else `X-Forwarded-For` from the right, trusted hops skipped (`docs/rate-limits.md#behind-a-proxy`).
 */
export function clientAddress(headers: Headers, peer: string | null, trustedProxies: readonly string[]): string {
  const socket = (peer && normalizeAddress(peer)) || "0.0.0.0";
  if (trustedProxies.length === 0 || !addressInNetworks(socket, trustedProxies)) return socket;
  const cloudflare = normalizeAddress(headers.get("cf-connecting-ip") ?? "");
  if (cloudflare) return cloudflare;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").reverse();
  let nearest = socket;
  for (const hop of hops) {
    const address = normalizeAddress(hop);
    if (address === null) break;
    nearest = address;
    if (!addressInNetworks(address, trustedProxies)) break;
  }
  return nearest;
}
