import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import packageJson from "@/package.json";
import { publicSigningKey } from "@/server/lib/signing-key";
import { send } from "@/server/test/doors";
import { dashboardRoutes } from "../dashboard";
import type { JsonObject } from "../kit/operation";
import { handleOpenApi, openApiDocument } from ".";

const ask = () => send(handleOpenApi, new Request("http://localhost/api/openapi.json"));

type Document = JsonObject & { info: JsonObject; paths: Record<string, Record<string, JsonObject>> };

test("is a valid OpenAPI 3.1 document", async () => {
  const { body, status } = await ask();
  expect(status).toBe(200);
  const verdict = await new Validator().validate(structuredClone(body));
  expect(verdict.errors ?? []).toEqual([]);
  expect(verdict.valid).toBe(true);
  expect(body["openapi"]).toBe("3.1.0");
});

test("every reference leads somewhere", async () => {
  const { text, body } = await ask();
  const lost = [...text.matchAll(/"#\/([^"]+)"/g)].filter(([, path = ""]) => {
    const end = path.split("/").reduce<unknown>((at, name) => (at as JsonObject | undefined)?.[name], body);
    return end === undefined;
  });
  expect(lost.map(([reference]) => reference)).toEqual([]);
});

test("says the version, and the key that replies of API 1.3 are signed with", () => {
  const { info } = openApiDocument() as Document;
  expect(info["version"]).toBe(packageJson.version);
  expect(info["x-ed25519-public-key"]).toBe(publicSigningKey());
  expect(info["x-ed25519-public-key"]).toMatch(/^[0-9a-f]{64}$/);
});

test("has the REST rows one to one, and one operation for each address that many share", () => {
  const { paths } = openApiDocument() as Document;
  const printed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
  );
  const shared = [
    "POST /api/1.2/",
    "GET /api/seller/",
    "POST /api/seller/",
    "GET /api/elite-key",
    "POST /api/elite-key",
  ];
  const others = ["GET /api/health", "PUT /api/operator/accounts/:username"];
  expect(printed.sort()).toEqual([...Object.keys(dashboardRoutes), ...shared, ...others].sort());
});

test("the wire is what it was: a change shows here, and is made on purpose with `vitest -u`", async () => {
  const document = openApiDocument() as Document;
  const { "x-ed25519-public-key": _key, version: _version, ...info } = document.info;
  const stable = JSON.stringify({ ...document, info }, null, 2);
  await expect(`${stable}\n`).toMatchFileSnapshot("openapi.snap.json");
});
