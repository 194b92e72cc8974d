import { readFileSync } from "node:fs";
import { fromRoot } from "./root.mjs";
import { StepFailed } from "./steps.mjs";

/** Whether `version` ("20.20.2") satisfies one of the `||` alternatives of `range`, each `^a.b` or `>=a`. */
function satisfies(version, range) {
  const [major, minor] = version.split(".").map(Number);
  return range.split("||").some((alternative) => {
    const [, operator, wantedMajor, wantedMinor = "0"] = /^(\^|>=)(\d+)(?:\.(\d+))?/.exec(alternative.trim()) ?? [];
    if (major === Number(wantedMajor)) return minor >= Number(wantedMinor);
    return operator === ">=" && major > Number(wantedMajor);
  });
}

/** Throws one sentence when this Node is not one that package.json `engines` names. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
  if (satisfies(process.versions.node, engines.node)) return;
  throw new StepFailed(
    `Latchkey needs Node ${engines.node}, but this is Node ${process.versions.node}: install a newer one from https://nodejs.org and try again.`,
  );
}
