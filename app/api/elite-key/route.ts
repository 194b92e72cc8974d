import { handleEliteKey } from "@/server/api/elite-key";
import { nextRoute } from "@/server/api/kit/next-route";

export const dynamic = "force-dynamic";

const handle = nextRoute(handleEliteKey);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
