import "server-only";

import { headers } from "next/headers";
import { cache } from "react";

import { createTrpcContext } from "@/server/api/trpc/context";

/** Who asks for this page: found out once per request, however many procedures the page calls. */
export const trpcContext = cache(async () => createTrpcContext(new Headers(await headers())));
