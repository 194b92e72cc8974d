import { DomainError } from "@/server/errors";
import { startImport } from "@/server/services/job";
import { FILE_BYTES_MAX, ImportKind, Mapping } from "@/server/services/job/schemas";
import { door } from "../kit/door";
import { readQuery } from "../kit/read-input";
import type { Door } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { refuseOtherSites } from "../kit/same-origin";
import { lastParts, signedInContext } from "./signed-in";

function readMapping(text: unknown): Mapping {
  try {
    return Mapping.parse(JSON.parse(String(text)));
  } catch {
    throw new DomainError("INVALID_INPUT", { message: "mapping: must be a JSON object of texts", field: "mapping" });
  }
}

/**
 * The body as it arrives. Who leaves it unread lets it come to its end: a browser that is still sending hears no answer
 * when its connection is closed. Throws PAYLOAD_TOO_LARGE for a body that says at once that it is.
 */
function uploadOf({ headers, body }: Request): { file: AsyncIterable<Uint8Array>; rest(): Promise<void> } {
  if (Number(headers.get("content-length") ?? 0) > FILE_BYTES_MAX) throw new DomainError("PAYLOAD_TOO_LARGE");
  const reader = body?.getReader();
  let size = 0;
  async function* read() {
    // Left in the middle, a generator of a stream's own would close the connection.
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      size += next.value.byteLength;
      yield next.value;
    }
  }
  const rest = async () => {
    for await (const _ of read()) if (size > FILE_BYTES_MAX) return;
  };
  return { file: read(), rest };
}

/**
 * `POST /api/import/:appId/:kind?mapping&name`, the body being the CSV file itself, up to 32 MiB of it: starts an import
 * and answers with its job's id. What is refused has started none, and an `Idempotency-Key` makes one of several
 * requests. From pages of this origin alone.
 */
export const handleImport: Door = door(["POST"], async (request, peer, refused) => {
  if (request.method !== "POST") throw new MethodRefusal("POST");
  refuseOtherSites(request.headers, peer);
  const ctx = await signedInContext(request, peer);
  const [appId = "", kind] = lastParts(request, 2);
  const query = readQuery(new URL(request.url));
  const input = {
    app: { id: appId },
    kind: ImportKind.parse(kind),
    fileName: String(query["name"] ?? "import.csv"),
    mapping: readMapping(query["mapping"]),
    key: request.headers.get("idempotency-key") ?? undefined,
  };
  const { file, rest } = uploadOf(request);
  try {
    const { id } = await startImport(ctx, input, file, refused);
    return succeed({ job: { id } }, 202);
  } finally {
    // A sender that broke off has been refused already.
    await rest().catch(() => undefined);
  }
});
