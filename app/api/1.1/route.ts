import { handleClient11 } from "@/server/api/client";
import { nextRoute } from "@/server/api/kit/next-route";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleClient11);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
