import { handleHealth } from "@/server/api/health";
import { nextRoute } from "@/server/api/kit/next-route";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleHealth);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
