// The least that a licensing server could do and still be one: plain node:http, one prepared primary-key select, and an
// HMAC-SHA256 over a reply of the same size as the product's. What the product reaches is measured against this.
//
// Environment: DATABASE_URL, LIMIT_REPLY_BYTES. Prints its port and listens until SIGTERM.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import postgres from "postgres";

const ROWS = 100_000;
const SECRET = "as_0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnop";
const REPLY_BYTES = Number(process.env.LIMIT_REPLY_BYTES);

const sql = postgres(process.env.DATABASE_URL, { onnotice: () => {} });
await sql`create table if not exists sessions (id text primary key, owner text not null)`;
await sql`
  insert into sessions select 'session_' || n, md5(n::text) from generate_series(1, ${ROWS}) n on conflict do nothing`;
await sql`analyze sessions`;

/** A JSON reply that carries what was read, padded to the size of the product's. */
function reply(owner) {
  const short = JSON.stringify({ success: true, owner, padding: "" });
  return short.replace('"padding":""', `"padding":"${"x".repeat(Math.max(0, REPLY_BYTES - short.length))}"`);
}

async function answer(form, response) {
  const id = new URLSearchParams(form).get("sessionid");
  const [row] = await sql`select owner from sessions where id = ${id}`;
  const body = reply(row.owner);
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    signature: createHmac("sha256", SECRET).update(body).digest("hex"),
  });
  response.end(body);
}

const server = createServer((request, response) => {
  let form = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => {
    form += chunk;
  });
  request.on("end", () => answer(form, response));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.once("SIGTERM", () => process.exit(0));
