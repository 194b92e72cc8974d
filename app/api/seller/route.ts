import { nextRoute } from "@/server/api/kit/next-route";
import { handleSeller } from "@/server/api/seller";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleSeller);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
