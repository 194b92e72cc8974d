import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import biome from "@/biome.json";

/** What the linter says of a line of code, by the plugins that it has here. */
function lint(code: string): { status: number | null; said: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-lint-"));
  try {
    const plugins = biome.plugins.map((plugin) => path.resolve(plugin));
    writeFileSync(path.join(folder, "biome.json"), JSON.stringify({ plugins }));
    writeFileSync(path.join(folder, "sample.ts"), `${code}\n`);
    const program = path.resolve("node_modules/@biomejs/biome/bin/biome");
    const words = [program, "lint", "--colors=off", "sample.ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    return { status, said: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ADVICE = "join them with and() or or()";

test.each(["eq(t.appId, app) && eq(t.id, id)", "eq(t.id, id) || isNull(t.id)"])(
  "where(%s) is refused by the linter: it keeps one condition and drops the other",
  (condition) => {
    const { status, said } = lint(`export const gone = db.delete(t).where(${condition});`);
    expect(said).toContain(ADVICE);
    expect(status).not.toBe(0);
  },
);

test("a condition that is left out inside and() passes", () => {
  const { status, said } = lint("export const rows = db.select().where(and(eq(t.appId, app), id && eq(t.id, id)));");
  expect(said).not.toContain(ADVICE);
  expect(status).toBe(0);
});
