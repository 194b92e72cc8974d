import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Where a class of errors is made; next-auth's own is thrown and caught within next-auth. */
const declared = ["server", "db"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .flatMap((file) => {
    const classes = readFileSync(file, "utf8").matchAll(/class (\w+) extends (?:\w*Error|DomainError)\b/g);
    return [...classes].map(([, name = ""]) => ({ file, name }));
  });

type Bundle = Record<string, unknown> & {
  toDomainError(thrown: unknown): { code: string; kind: string };
  toTrpcError(thrown: unknown): { code: string };
  failedParse(): unknown;
};
type ErrorClass = new (...given: unknown[]) => Error;

/** What each class is made with. */
const GIVEN: Readonly<Record<string, unknown[]>> = {
  CsvRefusal: [3, "why"],
  DomainError: ["RATE_LIMITED"],
  LimitReached: [{ resetSeconds: 3 }],
  MethodRefusal: ["GET"],
};

describe("an error of one bundle is known in the other", () => {
  let directory: string;
  let bundles: readonly [Bundle, Bundle];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "latchkey-brand-"));
    const contents = [
      ...declared.map(({ file, name }) => `export { ${name} } from "./${file}";`),
      `export { toDomainError } from "./server/api/kit/errors.ts";`,
      `export { toTrpcError } from "./server/api/trpc/init.ts";`,
      `import { z } from "zod";`,
      `export const failedParse = () => { try { z.object({ a: z.string() }).parse({}); } catch (e) { return e; } };`,
    ].join("\n");
    const outfiles = ["one", "other"].map((name) => path.join(directory, `${name}.cjs`));
    for (const outfile of outfiles) {
      await build({
        stdin: { contents, resolveDir: process.cwd() },
        alias: { "@": process.cwd(), "server-only": path.resolve("scripts/lib/empty.mjs") },
        ...{ outfile, bundle: true, platform: "node", format: "cjs", logLevel: "silent" },
        external: ["*.node", "@node-rs/argon2", "@electric-sql/pglite"],
      });
    }
    const load = createRequire(path.resolve("package.json"));
    bundles = outfiles.map((file) => load(file)) as unknown as [Bundle, Bundle];
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const make = (bundle: Bundle, name: string) => new (bundle[name] as ErrorClass)(...(GIVEN[name] ?? ["why"]));

  test.each(declared)("$name", ({ name }) => {
    const [one, other] = bundles;
    const thrown = make(one, name);
    expect(one[name]).not.toBe(other[name]);
    expect(thrown).toBeInstanceOf(other[name]);
    expect(thrown).toBeInstanceOf(Error);
    expect(new Error("another")).not.toBeInstanceOf(other[name]);
    for (const another of declared) {
      const isParent = another.name === "DomainError" && name in GIVEN;
      if (another.name === name || isParent) continue;
      expect(thrown).not.toBeInstanceOf(other[another.name]);
    }
  });

  test("what it says does not change on the way: a limit, a method, a failed parse", () => {
    const [one, other] = bundles;
    expect(other.toDomainError(make(one, "LimitReached"))).toMatchObject({ code: "RATE_LIMITED", kind: "too_many" });
    expect(other.toTrpcError(make(one, "LimitReached")).code).toBe("TOO_MANY_REQUESTS");
    expect(other.toDomainError(make(one, "MethodRefusal"))).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
    expect(other.toDomainError(one.failedParse())).toMatchObject({ code: "INVALID_INPUT", field: "a" });
  });
});
