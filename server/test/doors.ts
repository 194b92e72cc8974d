import { handleDashboard } from "@/server/api/dashboard";
import type { Door } from "@/server/api/kit/request-context";
import { handleSeller } from "@/server/api/seller";
import { issueBearerToken } from "@/server/auth/bearer";

/** A door's reply, read. */
export type Reply = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

/** Sends a request through a door, as the server does, from `peer`. */
export async function send(door: Door, request: Request, peer = "192.0.2.10"): Promise<Reply> {
  const reply = await door(request, peer);
  const text = await reply.text();
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(text);
  } catch {
    // `body` stays empty; `text` has what came.
  }
  return { status: reply.status, headers: reply.headers, text, body };
}

/** A dashboard REST call: `dashboard("POST /api/dashboard/apps", {account, body})`. */
export async function dashboard(
  heading: string,
  options: { account?: { id: string; tokenVersion: number }; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const [method = "GET", path = "/"] = heading.split(" ");
  const headers = new Headers(options.headers);
  if (options.account) headers.set("authorization", `Bearer ${await issueBearerToken(options.account)}`);
  if (options.body !== undefined) headers.set("content-type", "application/json");
  const body = options.body === undefined ? null : JSON.stringify(options.body);
  return send(handleDashboard, new Request(`http://localhost${path}`, { method, headers, body }));
}

/** A Seller API call, as its examples write it: everything in the query of a GET, unless `init` says otherwise. */
export function seller(parameters: Record<string, unknown>, init: RequestInit = {}): Promise<Reply> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return send(handleSeller, new Request(`http://localhost/api/seller/?${query}`, init));
}
