import { nextRoute } from "@/server/api/kit/next-route";
import { handleExport } from "@/server/api/transfer/export";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleExport);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
