import { DomainError, invalidField } from "@/server/errors";
import { decodeUtf8 } from "@/server/lib/text";
import { startImport } from "@/server/services/job";
import { CSV_MAX, ImportKind, Mapping } from "@/server/services/job/schemas";
import { door } from "../kit/door";
import { readBytes, readQuery } from "../kit/read-input";
import type { Door } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { refuseOtherSites } from "../kit/same-origin";
import { lastParts, signedInContext } from "./signed-in";

function readCsv(bytes: Uint8Array): string {
  const csv = decodeUtf8(bytes, "csv");
  if (csv.includes("\u0000")) throw invalidField("csv", "must not contain NUL");
  return csv;
}

function readMapping(text: unknown): Mapping {
  try {
    return Mapping.parse(JSON.parse(String(text)));
  } catch {
    throw new DomainError("INVALID_INPUT", { message: "mapping: must be a JSON object of texts", field: "mapping" });
  }
}

/**
 * `POST /api/import/:appId/:kind?mapping&name`, the body being the CSV file itself: starts an import and answers with
 * its job's id. From pages of this origin alone.
 */
export const handleImport: Door = door(["POST"], async (request, peer) => {
  if (request.method !== "POST") throw new MethodRefusal("POST");
  refuseOtherSites(request.headers, peer);
  const ctx = await signedInContext(request, peer);
  const [appId = "", kind] = lastParts(request, 2);
  const query = readQuery(new URL(request.url));
  const mapping = readMapping(query["mapping"]);
  const csv = readCsv(await readBytes(request, CSV_MAX));
  const fileName = String(query["name"] ?? "import.csv");
  const input = { app: { id: appId }, kind: ImportKind.parse(kind), fileName, mapping, csv };
  const { id } = await startImport(ctx, input);
  return succeed({ job: { id } }, 202);
});
