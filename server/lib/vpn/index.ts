import { environment } from "@/server/env";
import { isPublicAddress } from "../ip";
import { processSingleton } from "../process-singleton";
import { createHttpProvider } from "./http-provider";
import type { VpnProvider } from "./provider";
import { createTableProvider } from "./table-provider";

/** The provider that the operator chose: a service at VPN_PROVIDER_URL, else the table that comes with the product. */
const provider = (): VpnProvider =>
  processSingleton("vpn-provider", () => {
    const { vpnProvider } = environment();
    return vpnProvider ? createHttpProvider(vpnProvider) : createTableProvider();
  });

/** Whether an address belongs to a VPN, proxy or hosting network. Private addresses never do. */
export async function isVpnAddress(address: string): Promise<boolean> {
  return isPublicAddress(address) && provider().isVpn(address);
}
