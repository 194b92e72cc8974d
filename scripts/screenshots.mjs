// `npm run screenshots [name …]`: every screen, light and dark, wide and narrow, of the seeded demo, into screenshots/.
// LATCHKEY_URL photographs a server that runs already, with the demo in it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bin } from "./lib/child.mjs";
import { findChromium } from "./lib/chromium.mjs";
import { fromRoot } from "./lib/root.mjs";
import { SCREENS, SIZES } from "./lib/screens.mjs";
import { startServer } from "./lib/server.mjs";
import { explain, step } from "./lib/steps.mjs";

const FOLDER = fromRoot("screenshots");
const DEMO = { username: "demo", password: "latchkey-demo", app: "Nebula Launcher" };
const QUIET_MS = 15_000;

async function signIn(page, base) {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("Username or email").fill(DEMO.username);
  await page.getByLabel("Password", { exact: true }).fill(DEMO.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(`${base}/apps`);
  const href = await page.getByRole("link", { name: DEMO.app }).first().getAttribute("href");
  return href.split("/").at(-1);
}

/** Waits until nothing is on its way any more; live pages never come to rest, so it does not wait for ever. */
async function settle(page) {
  await page.waitForLoadState("networkidle", { timeout: QUIET_MS }).catch(() => undefined);
  await page
    .waitForFunction(() => !document.querySelector("[data-slot=skeleton]"), undefined, { timeout: QUIET_MS })
    .catch(() => undefined);
}

async function photograph(page, base, app, wanted) {
  const missing = [];
  for (const [name, path] of Object.entries(SCREENS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        const reply = await page.goto(base + path.replace(":app", app));
        if (reply.status() === 404) {
          missing.push(name);
          break;
        }
        await settle(page);
        await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${size}.png`), fullPage: true });
      }
      if (missing.includes(name)) break;
    }
  }
  if (missing.length > 0) console.log(`  no such page: ${missing.join(", ")}`);
}

async function shoot(base) {
  const { chromium } = await import("@playwright/test");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    const app = await signIn(page, base);
    mkdirSync(FOLDER, { recursive: true });
    await photograph(page, base, app, process.argv.slice(2));
  } finally {
    await browser.close();
  }
}

/** A server of our own on a demo of our own, gone when the pictures are there. */
async function withDemo(work) {
  const directory = mkdtempSync(join(tmpdir(), "latchkey-screens-"));
  const env = { ...process.env, DATA_DIR: directory, DATABASE_URL: "", RATE_LIMITS: "off" };
  try {
    await step("seed the demo", () => bin(fromRoot("scripts/seed-demo.mjs"), [], { env, name: "seed:demo" }));
    const server = await startServer(env);
    try {
      await work(server.base);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  const running = process.env.LATCHKEY_URL?.replace(/\/$/, "");
  const shooting = (base) => step("photograph the screens", () => shoot(base));
  await (running ? shooting(running) : withDemo(shooting));
  console.log(`The pictures are in ${FOLDER}.`);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
