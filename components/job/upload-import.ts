import type { ImportKind } from "@/server/services/job/schemas";

type Upload = { appId: string; kind: ImportKind; name: string; mapping: Record<string, string>; text: string };

/** Sends a file to be imported. Gives the server's words when it refuses. */
export async function uploadImport({ appId, kind, name, mapping, text }: Upload): Promise<string | undefined> {
  const query = new URLSearchParams({ name: name.slice(0, 200), mapping: JSON.stringify(mapping) });
  const url = `/api/import/${encodeURIComponent(appId)}/${kind}?${query}`;
  try {
    const reply = await fetch(url, { method: "POST", headers: { "content-type": "text/csv" }, body: text });
    if (reply.ok) return undefined;
    const { message } = (await reply.json()) as { message?: string };
    return message ? `${message}.` : "The server refused the file.";
  } catch {
    return "The server did not answer. Look under Jobs whether the import has begun before you send it again.";
  }
}
