/** Something that knows VPN, proxy and hosting addresses from those of people's own lines. */
export interface VpnProvider {
  /** Whether a public address, in canonical spelling, belongs to a VPN, proxy or hosting network. Never throws. */
  isVpn(address: string): Promise<boolean>;
}
