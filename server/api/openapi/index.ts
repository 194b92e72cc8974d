import packageJson from "@/package.json";
import { publicSigningKey } from "@/server/lib/signing-key";
import { door } from "../kit/door";
import type { JsonObject } from "../kit/operation";
import type { Door } from "../kit/request-context";
import { respondText } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { SURFACES, type Surface } from "../reference/surfaces";
import { responses, SCHEMAS, SECURITY_SCHEMES } from "./components";
import { restPaths } from "./rest";
import { operationSchemas, sharedPath } from "./shared";

const isRest = ({ id }: Surface): boolean => id === "dashboard" || id === "operation";

/** The whole wire as OpenAPI 3.1, drawn from the tables that serve it. */
export function openApiDocument(): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Latchkey",
      version: packageJson.version,
      description: "Dashboard, Client, Seller and Elite Key API. Readable at /docs.",
      license: { name: packageJson.license, identifier: packageJson.license },
      "x-ed25519-public-key": publicSigningKey(),
    },
    servers: [{ url: "/" }],
    paths: Object.assign(
      {},
      ...SURFACES.map((surface) => (isRest(surface) ? restPaths(surface) : sharedPath(surface))),
    ),
    components: {
      schemas: { ...SCHEMAS, ...operationSchemas() },
      responses: responses(),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

let printed: string | undefined;

/** `GET /api/openapi.json`. The tables do not change while the process runs, so it is printed once. */
export const handleOpenApi: Door = door(["GET"], async (request) => {
  if (request.method !== "GET") throw new MethodRefusal("GET");
  printed ??= JSON.stringify(openApiDocument());
  return respondText(200, printed, { "access-control-allow-origin": "*" });
});
