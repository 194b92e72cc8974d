import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { afterSilence } from "./silence";

const block = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

test("who is silent is given up after the time", async () => {
  const begun = performance.now();
  await new Promise<void>((resolve) => void afterSilence(80, resolve));
  expect(performance.now() - begun).toBeGreaterThanOrEqual(75);
});

test("who answered while this process was busy was not silent", async () => {
  const server = createServer((_, response) => response.end("here")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const given = vi.fn();
  const asked = fetch(`http://127.0.0.1:${port}`);
  const callOff = afterSilence(200, given);
  block(400);
  await (await asked).text();
  callOff();
  server.close();
  expect(given).not.toHaveBeenCalled();
});
