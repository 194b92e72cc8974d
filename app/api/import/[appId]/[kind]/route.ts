import { nextRoute } from "@/server/api/kit/next-route";
import { handleImport } from "@/server/api/transfer/import";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleImport);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
