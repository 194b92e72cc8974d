// `npm run screenshots [name …]`: every screen, light and dark, wide and narrow, of the seeded demo, into screenshots/.
// LATCHKEY_URL photographs a server that runs already, with the demo in it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bin } from "./lib/child.mjs";
import { findChromium } from "./lib/chromium.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { fromRoot } from "./lib/root.mjs";
import { SCREENS, SIGNED_OUT, SIZES } from "./lib/screens.mjs";
import { startServer } from "./lib/server.mjs";
import { explain, StepFailed, step } from "./lib/steps.mjs";

const FOLDER = fromRoot("screenshots");
const DEMO = { username: "demo", password: "latchkey-demo", app: "Nebula Launcher" };
const QUIET_MS = 15_000;
/** Nobody looks at more of a page than this. */
const TALLEST = 6_000;
const WANTED = process.argv.slice(2);

/** Signs in and gives where the demo's application and one of its users are. */
async function signIn(page, base) {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("Username or email").fill(DEMO.username);
  await page.getByLabel("Password", { exact: true }).fill(DEMO.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(`${base}/apps`);
  const app = await lastPart(page.getByRole("link", { name: DEMO.app }));
  await page.goto(`${base}/apps/${app}/users`);
  const user = await lastPart(page.locator(`a[href^="/apps/${app}/users/"]`));
  return { app, user };
}

const lastPart = async (links) => (await links.first().getAttribute("href")).split("/").at(-1);

/** Waits until nothing is on its way any more; live pages never come to rest, so it does not wait for ever. */
async function settle(page) {
  await page.waitForLoadState("networkidle", { timeout: QUIET_MS }).catch(() => undefined);
  await page
    .waitForFunction(() => !document.querySelector("[data-slot=skeleton]"), undefined, { timeout: QUIET_MS })
    .catch(() => undefined);
}

/** The whole page, in a window as high as it is: what sticks to the window's edges would else stand in its midst. */
async function shootWhole(page, viewport, path) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.min(Math.max(height, viewport.height), TALLEST) });
  await settle(page);
  await page.screenshot({ path });
}

async function photograph(page, base, screens, { app, user }) {
  const missing = [];
  for (const [name, path] of Object.entries(screens)) {
    if (WANTED.length > 0 && !WANTED.includes(name)) continue;
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        const reply = await page.goto(base + path.replace(":app", app).replace(":user", user));
        if (reply.status() === 404) {
          missing.push(name);
          break;
        }
        await settle(page);
        await shootWhole(page, viewport, join(FOLDER, `${name}-${theme}-${size}.png`));
      }
      if (missing.includes(name)) break;
    }
  }
  if (missing.length > 0) console.log(`  no such page: ${missing.join(", ")}`);
}

async function shoot(base, executablePath) {
  const { chromium } = await import("@playwright/test");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    mkdirSync(FOLDER, { recursive: true });
    await photograph(page, base, SIGNED_OUT, {});
    await photograph(page, base, SCREENS, await signIn(page, base));
  } finally {
    await browser.close();
  }
}

/** A server of our own on a demo of our own, gone when the pictures are there. */
async function withDemo(work) {
  const directory = mkdtempSync(join(tmpdir(), "latchkey-screens-"));
  const env = { ...process.env, DATA_DIR: directory, DATABASE_URL: "", RATE_LIMITS: "off" };
  try {
    await step("seed the demo", async () => {
      await bin(fromRoot("scripts/seed-demo.mjs"), [], { env, name: "seed:demo" });
    });
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

function refuseUnknown() {
  const known = Object.keys({ ...SIGNED_OUT, ...SCREENS });
  const unknown = WANTED.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StepFailed(`There is no screen ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
}

try {
  requireNode();
  await ensureInstalled();
  refuseUnknown();
  // Looked for first: to find none after the seeding would cost a minute.
  const browser = await findChromium();
  const running = process.env.LATCHKEY_URL?.replace(/\/$/, "");
  const shooting = (base) => step("photograph the screens", () => shoot(base, browser));
  await (running ? shooting(running) : withDemo(shooting));
  console.log(`The pictures are in ${FOLDER}.`);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
