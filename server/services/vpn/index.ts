export { addVpnAllowance, type VpnAllowance } from "./add";
export { refuseVpn } from "./detect";
export { listVpnAllowances } from "./list";
export { removeVpnAllowance } from "./remove";
