import { logger } from "../logger";
import { inNetworks, loadNetworks, type Networks } from "./networks";
import type { VpnProvider } from "./provider";

/**
 * Looks addresses up in the table of hosting and VPN networks that comes with the product; it is loaded when the first
 * address is asked for. Without its package addresses pass, and the log says so.
 */
export function createTableProvider(load: () => Promise<Networks> = loadNetworks): VpnProvider {
  let loading: Promise<Networks | null> | undefined;
  const networks = () => {
    loading ??= load().catch((error: unknown) => {
      logger().error({ err: error }, "the table of VPN networks is missing; addresses pass");
      return null;
    });
    return loading;
  };
  return {
    isVpn: async (address) => {
      const known = await networks();
      return known !== null && inNetworks(known, address);
    },
  };
}
