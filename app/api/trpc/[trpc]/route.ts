import { nextRoute } from "@/server/api/kit/next-route";
import { handleTrpc } from "@/server/api/trpc/handle";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleTrpc);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
