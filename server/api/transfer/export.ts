import { whileSignedIn } from "@/server/services/account";
import { door } from "../kit/door";
import { readQuery } from "../kit/read-input";
import type { Door } from "../kit/request-context";
import { MethodRefusal } from "../kit/route-table";
import { streamCsv } from "./csv";
import { openSet } from "./sets";
import { lastParts, signedInContext } from "./signed-in";

/** A name that every file system takes, made from the owner's. */
const fileName = (owner: string, set: string) =>
  `${
    owner
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "application"
  }-${set}.csv`;

/** `GET /api/export/:appId/:set?search&…` or `/api/export/account/:set`: all pages of what a list shows, as CSV. A sign-in that ends cuts it short. */
export const handleExport: Door = door(["GET"], async (request, peer) => {
  if (request.method !== "GET") throw new MethodRefusal("GET");
  const ctx = await signedInContext(request, peer);
  const [id = "", name = ""] = lastParts(request, 2);
  const { owner, header, pages } = await openSet(ctx, id, name, readQuery(new URL(request.url)));
  return new Response(await streamCsv(header, whileSignedIn(ctx, pages)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(owner, name)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
