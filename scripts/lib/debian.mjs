import { existsSync } from "node:fs";
import { capture } from "./child.mjs";
import { step } from "./steps.mjs";

const TIMEOUT_MS = 5 * 60_000;

const mayInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs a Debian package when this is root on Debian. Resolves with whether it is installed now. */
export async function installDebianPackage(name) {
  if (!mayInstall()) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, timeoutMs: TIMEOUT_MS };
  let installed = false;
  await step(`install Debian's ${name}`, async () => {
    // A mirror that is away does not matter when the package is in apt's cache, so only the second result counts.
    await capture("apt-get", ["update", "-q"], options);
    const { code } = await capture("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], options);
    installed = code === 0;
    return installed ? "installed" : "not available";
  });
  return installed;
}
