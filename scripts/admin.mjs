// `npm run admin -- plan <username> <plan>` and `… role <username> <user|admin>`, through the operator API of a running server.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromRoot } from "./lib/root.mjs";
import { explain, StepFailed } from "./lib/steps.mjs";

const USAGE = `Usage:
  npm run admin -- plan <username> <free|pro|elite>
  npm run admin -- role <username> <user|admin>

Talks to the running server at LATCHKEY_URL (default http://127.0.0.1:$PORT, port 3000) with the operator token
from OPERATOR_TOKEN or from DATA_DIR/operator-token (default .data).`;

const USAGE_EXIT_CODE = 2;
const TIMEOUT_MS = 10_000;

function operatorToken() {
  if (process.env.OPERATOR_TOKEN) return process.env.OPERATOR_TOKEN;
  const file = join(process.env.DATA_DIR ?? fromRoot(".data"), "operator-token");
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new StepFailed(
      `No operator token: ${file} cannot be read (${error.code}). Start the server once, or set OPERATOR_TOKEN or DATA_DIR.`,
    );
  }
}

async function put(base, username, change) {
  const url = new URL(`/api/operator/accounts/${encodeURIComponent(username)}`, base);
  try {
    return await fetch(url, {
      method: "PUT",
      headers: { authorization: `Bearer ${operatorToken()}`, "content-type": "application/json" },
      body: JSON.stringify(change),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    if (error instanceof StepFailed) throw error;
    throw new StepFailed(`No answer from ${base} (${error.cause?.code ?? error.name}): is the server running there?`);
  }
}

/** The sentence for a refusal, built on what the server said. */
function refusal(status, said, username) {
  if (status === 401 || status === 403) return `The server did not accept the operator token (${status}): ${said}`;
  if (status === 404) return `There is no account named "${username}" (404): ${said}`;
  return `The server refused the change (${status}): ${said}`;
}

async function change([field, username, value]) {
  const base = process.env.LATCHKEY_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const response = await put(base, username, { [field]: value });
  const text = await response.text();
  let said = text.slice(0, 200);
  try {
    said = JSON.parse(text).message ?? said;
  } catch {
    // Not JSON, so not Latchkey: the text itself is the best explanation there is.
  }
  if (!response.ok) throw new StepFailed(refusal(response.status, said, username));
  console.log(`${username}: ${field} is now ${value}.`);
}

const args = process.argv.slice(2);
if (args.length === 1 && ["help", "--help", "-h"].includes(args[0])) {
  console.log(USAGE);
} else if (args.length !== 3 || !["plan", "role"].includes(args[0])) {
  console.error(USAGE);
  process.exitCode = USAGE_EXIT_CODE;
} else {
  await change(args).catch((error) => {
    explain(error);
    process.exitCode = 1;
  });
}
