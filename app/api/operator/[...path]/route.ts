import { nextRoute } from "@/server/api/kit/next-route";
import { handleOperator } from "@/server/api/operator";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleOperator);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
