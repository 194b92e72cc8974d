import { nextRoute } from "@/server/api/kit/next-route";
import { handleOpenApi } from "@/server/api/openapi";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleOpenApi);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
