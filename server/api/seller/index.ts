import { invalidField } from "@/server/errors";
import { authenticateSellerKey } from "@/server/services/seller-key";
import { door } from "../kit/door";
import { idempotently } from "../kit/idempotency";
import { takeQuota } from "../kit/rate-limit";
import { type Fields, mergeFields, readFlawedBody } from "../kit/read-input";
import { type Door, requestContext } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { appTypes } from "./app";
import { licenseTypes } from "./licenses";
import type { SellerOperation } from "./operation";
import { userTypes } from "./users";

/** Every operation of the Seller API, by its `type`, in the order of the document. */
export const sellerTypes = {
  ...licenseTypes,
  ...userTypes,
  ...appTypes,
} as const satisfies Record<string, SellerOperation>;

const METHODS = ["GET", "POST"];

/** What decides the operation and its application, and so is sent once. */
const SINGLE = ["type", "appname"];

/** The row that `type` names. Throws INVALID_INPUT. */
function findRow({ type }: Fields): SellerOperation {
  const rows: Readonly<Record<string, SellerOperation>> = sellerTypes;
  const row = typeof type === "string" && Object.hasOwn(rows, type) ? rows[type] : undefined;
  if (row) return row;
  throw invalidField(
    "type",
    type !== undefined && type !== "" ? `must be one of ${Object.keys(rows).join(", ")}` : "is required",
  );
}

/** The key that a caller shows: header before query before body; "" without any. */
async function shownKey(request: Request, url: URL, body: Promise<{ fields: Fields }>): Promise<string> {
  const early = request.headers.get("x-api-key") || url.searchParams.get("sellerkey");
  if (early) return early;
  // A body that cannot be read shows no key; that it cannot be read is only told to a caller who is known.
  return body.then(
    ({ fields }) => String(fields["sellerkey"] ?? ""),
    () => "",
  );
}

/** `/api/seller`: method, caller, content, `type`, verb, in this order. */
export const handleSeller: Door = door(METHODS, async (request, peer) => {
  if (!METHODS.includes(request.method)) throw new MethodRefusal(METHODS.join(", "));
  const url = new URL(request.url);
  const ctx = await requestContext(request, peer, { kind: "anonymous" });
  const body = readFlawedBody(request);
  // Whoever turns out to be unknown never hears of it.
  body.catch(() => undefined);
  const caller = await authenticateSellerKey(ctx, await shownKey(request, url, body));
  ctx.actor = { kind: "seller_key", ...caller };
  await takeQuota(request, "key", `ka ${caller.keyId}`);
  await takeQuota(request, "account", caller.accountId);
  const sent = await body;
  if (sent.flaw) throw sent.flaw;
  const { sellerkey: _, ...fields } = mergeFields(url, sent.fields, SINGLE);
  const row = findRow(fields);
  const input = row.input.parse(fields) as never;
  if (row.isRead) return succeed(await row.run(ctx, input));
  const once = { scope: `seller ${caller.accountId}`, asked: fields };
  return succeed(await idempotently(ctx, request.headers, once, (ctx) => row.run(ctx, input)));
});
