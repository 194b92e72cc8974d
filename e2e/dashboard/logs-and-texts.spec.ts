import { expect, test } from "@playwright/test";
import { haveSession } from "../fixtures/browser";
import { newSeller } from "../fixtures/seller";

test("the log shows what a client did, is filtered, and cleared by the application's name", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  const send = async (data: object) => (await request.post("/api/1.2/", { data })).json();
  const { sessionid } = await send({ type: "init", name: seller.app.name, ownerid: seller.ownerid, ver: "1.0" });
  await send({ type: "register", sessionid, username: "mira", pass: "a password" });
  await send({ type: "log", sessionid, message: "<b>started</b>" });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/logs`);
  await expect(page.getByText("<b>started</b>")).toBeVisible();
  await page.getByRole("button", { name: "What" }).click();
  await page.getByRole("menuitemradio", { name: "Registration" }).click();
  await expect(page.getByText("<b>started</b>")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy username mira" })).toBeVisible();

  await page.getByRole("button", { name: "Clear logs…" }).click();
  await page.getByLabel(/to confirm/).fill(seller.app.name);
  await page.getByRole("alertdialog").getByRole("button", { name: "Clear logs" }).click();
  await expect(page.getByText(/entries deleted/)).toBeVisible();
  expect((await seller.call("GET", `/api/dashboard/logs/${seller.app.id}`))["total"]).toBe(0);
});

test("a client is told what the seller wrote, and the default again after a reset", async ({ page, request }) => {
  const seller = await newSeller(request);
  const refusal = async () => {
    const hello = { type: "init", name: seller.app.name, ownerid: seller.ownerid, ver: "1.0" };
    const { sessionid } = await (await request.post("/api/1.2/", { data: hello })).json();
    const login = { type: "login", sessionid, username: "nobody", pass: "x" };
    return (await (await request.post("/api/1.2/", { data: login })).json()) as { code: string; message: string };
  };
  const before = await refusal();
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/responses`);
  await page.getByRole("button", { name: `Edit ${before.code}` }).click();
  await page.getByLabel("Sentence").fill("Falsches Passwort");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Yours")).toBeVisible();
  expect((await refusal()).message).toBe("Falsches Passwort");
  await page.getByRole("button", { name: `Reset ${before.code} to its default` }).click();
  await expect(page.getByText("Yours")).toHaveCount(0);
  expect(await refusal()).toEqual(before);
});
