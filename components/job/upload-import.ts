import type { ImportKind } from "@/server/services/job/schemas";

type Upload = { appId: string; kind: ImportKind; mapping: Record<string, string>; file: File; key: string };

/**
 * Sends a file to be imported, byte for byte. Sent again with the same key and columns, it is imported once. Gives the
 * server's words when it refuses.
 */
export async function uploadImport({ appId, kind, mapping, file, key }: Upload): Promise<string | undefined> {
  const query = new URLSearchParams({ name: file.name.slice(0, 200), mapping: JSON.stringify(mapping) });
  const url = `/api/import/${encodeURIComponent(appId)}/${kind}?${query}`;
  const headers = { "content-type": "text/csv", "idempotency-key": key };
  try {
    const reply = await fetch(url, { method: "POST", headers, body: file });
    if (reply.ok) return undefined;
    const { message } = (await reply.json()) as { message?: string };
    return message ? `${message}.` : "The server refused the file.";
  } catch {
    return "The server did not answer. Try again: a file that has arrived is not imported twice.";
  }
}
