import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { judgeOwner, parseOwner, thisProcess } from "./owner";

const self = thisProcess();
const gone = spawnSync(process.execPath, ["-e", ""]).pid;

test.each([
  ["this process", self, "alive"],
  ["a process that has ended", { ...self, pid: gone }, "dead"],
  // In a container the next start often has the very number of the last.
  ["an earlier process of this one's number", { ...self, started: "12345" }, "dead"],
  ["an earlier process of another's number", { ...self, pid: process.ppid }, "dead"],
  ["a process of another container or machine", { ...self, place: "elsewhere" }, "unknown"],
  ["a process of which nobody knows when it began", { ...self, started: "" }, "unknown"],
  ["nobody", null, "unknown"],
] as const)("%s is %s", (_what, owner, verdict) => {
  expect(judgeOwner(owner)).toBe(verdict);
});

test("what was written is read again; what cannot be understood is nobody", () => {
  expect(parseOwner(JSON.stringify(self))).toEqual(self);
  // Older versions wrote the number alone.
  for (const text of ["", "4711", "null", '{"pid":', '{"pid":-1}', '{"pid":"7"}', "[]"])
    expect(parseOwner(text)).toBeNull();
});
