export { deleteHoldings } from "./delete";
