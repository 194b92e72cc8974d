import { describe, expect, test } from "vitest";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { getApp } from "../app";
import { addVersion, editVersion, isVersionAllowed, listVersions, removeVersion, versionEntries } from ".";

async function setUp() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner, { version: "1.0" });
  return { ctx: owner.ctx, app: { id: app.id } };
}

describe("the white list", () => {
  test("an added version is let pass by the loader at once, a removed one no longer", async () => {
    const { ctx, app } = await setUp();
    const isAllowed = async () => isVersionAllowed("1.0", await versionEntries(ctx.db, app.id), "0.9", ctx.now());
    expect(await isAllowed()).toBe(false);
    await addVersion(ctx, { app, version: "0.9" });
    expect(await isAllowed()).toBe(true);
    await removeVersion(ctx, { app, version: { version: "0.9.0" } });
    expect(await isAllowed()).toBe(false);
  });

  test("1.3 and 1.3.0 do not both enter, neither added nor renamed, nor together", async () => {
    const { ctx, app } = await setUp();
    await addVersion(ctx, { app, version: "1.3" });
    await expect(addVersion(ctx, { app, version: "1.3.0" })).rejects.toMatchObject({ code: "VERSION_EXISTS" });
    const other = await addVersion(ctx, { app, version: "1.4" });
    const rename = editVersion(ctx, { app, version: { id: other.id }, changes: { version: "1.3.0.0" } });
    await expect(rename).rejects.toMatchObject({ code: "VERSION_EXISTS" });
    // The first round opens connections, which keeps its callers apart; the others meet.
    for (const minor of [5, 6, 7]) {
      const together = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) => addVersion(ctx, { app, version: `1.${minor}${".0".repeat(n)}` })),
      );
      expect(together.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  test("the latest is the application's own version, keeps being it under a new number, and cannot be removed", async () => {
    const { ctx, app } = await setUp();
    const own = async () => (await getApp(ctx, { app })).version;
    const downloadUrl = "https://example.com/setup.exe";
    const added = await addVersion(ctx, { app, version: "2.0", isLatest: true, downloadUrl });
    expect(added.isLatest).toBe(true);
    expect(await own()).toBe("2.0");
    const version = { id: added.id };
    await editVersion(ctx, { app, version, changes: { version: "2.1" } });
    expect(await own()).toBe("2.1");
    const refused = { code: "VERSION_IN_USE" };
    await expect(removeVersion(ctx, { app, version })).rejects.toMatchObject(refused);
    await expect(editVersion(ctx, { app, version, changes: { isLatest: false } })).rejects.toMatchObject(refused);
    await addVersion(ctx, { app, version: "3.0", isLatest: true });
    const { rows } = await listVersions(ctx, { app });
    expect(rows.map((row) => [row.version, row.isLatest])).toEqual([
      ["3.0", true],
      ["2.1", false],
    ]);
    await removeVersion(ctx, { app, version });
  });

  test("a temporary entry needs an end, any other has none", async () => {
    const { ctx, app } = await setUp();
    const refused = { code: "INVALID_INPUT", field: "allowed_until" };
    const allowedUntil = new Date("2050-01-01");
    await expect(addVersion(ctx, { app, version: "0.9", mode: "temporary" })).rejects.toMatchObject(refused);
    await expect(addVersion(ctx, { app, version: "0.9", allowedUntil })).rejects.toMatchObject(refused);
    const added = await addVersion(ctx, { app, version: "0.9", mode: "temporary", allowedUntil });
    const version = { id: added.id };
    const edited = await editVersion(ctx, { app, version, changes: { mode: "allow" } });
    expect(edited.allowedUntil).toBeNull();
    await expect(editVersion(ctx, { app, version, changes: { mode: "temporary" } })).rejects.toMatchObject(refused);
  });
});
