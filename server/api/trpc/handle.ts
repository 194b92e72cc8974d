import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError } from "@/server/errors";
import { toDomainError } from "../kit/errors";
import { readBytes } from "../kit/read-input";
import { nextRequestId } from "../kit/request-id";
import { errorHeaders, refuse } from "../kit/respond";
import { createTrpcContext } from "./context";
import { appRouter } from "./root";

/** Whether a browser sends this from a page of ours, or no browser sends it at all. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  const hosts = [headers.get("host"), headers.get("x-forwarded-host")];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

/** `/api/trpc/*`: what the dashboard in the browser asks. Mutations are POST, and only from pages of this origin. */
export async function handleTrpc(request: Request): Promise<Response> {
  try {
    const { method, headers, url } = request;
    if (method === "POST" && !isSameOrigin(headers)) {
      throw new DomainError("ACCESS_DENIED", { message: "Requests from other sites are refused" });
    }
    const body = method === "POST" ? await readBytes(request) : null;
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request(url, { method, headers, body }),
      router: appRouter,
      createContext: () => createTrpcContext(headers),
      responseMeta({ errors }) {
        const domain = errors.map((error) => error.cause).find((cause) => cause instanceof DomainError);
        const wait = domain ? errorHeaders(domain) : {};
        return { headers: { "cache-control": "no-store", "x-request-id": nextRequestId(), ...wait } };
      },
    });
  } catch (thrown) {
    return refuse(toDomainError(thrown));
  }
}
