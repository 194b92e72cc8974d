// What the benchmark of lists asks, and how long each takes.
import { WORDS } from "./lists-data.mjs";
import { signIn } from "./lists-door.mjs";

const GOAL_MS = 100;
/**
 * What has to look at every row, and grows with their number: who was never granted anything, which no index says; a word
 * of one or two letters that hardly anybody has, which trigrams do not reach; a tier that hardly any license opens, whose
 * index each generation and redemption would have to write.
 */
const SLOW = {
  "license: of a rare subscription": 400,
  "user: none": 400,
  "user: none, any page": 400,
  "user: search, two letters": 900,
};
const LIMIT = 25;
const WARM_UPS = 2;

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Asks `makeInput()` as often as told, and resolves with a line of the table. */
async function measure(ask, { procedure, makeInput, goal }, rounds) {
  const times = [];
  let total;
  for (let round = 0; round < rounds + WARM_UPS; round++) {
    const { milliseconds, data } = await ask(procedure, makeInput());
    if (round >= WARM_UPS) times.push(milliseconds);
    total = `${data.total}${data.isCapped ? "+" : ""}`;
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return { found: total, "p50 ms": Number(p50.toFixed(1)), "p95 ms": Number(p95.toFixed(1)), goal, ok: p95 <= goal };
}

/** Every case by its name: `{procedure, makeInput}`. */
async function cases(ask, appId, tiers) {
  const app = { id: appId };
  const all = {};
  const add = (noun, name, input) => {
    all[`${noun}: ${name}`] = {
      goal: SLOW[`${noun}: ${name}`] ?? GOAL_MS,
      procedure: `${noun}.list`,
      makeInput: () => ({ app, page: 1, limit: LIMIT, ...(typeof input === "function" ? input() : input) }),
    };
  };
  const pagesOf = async (noun, input = {}) => {
    const { data } = await ask(`${noun}.list`, { app, page: 1, limit: LIMIT, ...input });
    return data.pages;
  };
  const sorts = { license: ["licenseKey", "createdAt", "expiresAt"], user: ["username", "createdAt"] };
  const statuses = {
    license: ["active", "used", "expired", "paused", "banned"],
    user: ["active", "expired", "none", "blocked", "paused", "banned"],
  };
  for (const noun of ["license", "user"]) {
    const pages = await pagesOf(noun);
    const anyPage = () => 1 + Math.floor(Math.random() * pages);
    add(noun, "first page", {});
    add(noun, "any page", () => ({ page: anyPage() }));
    add(noun, "last page", { page: pages });
    for (const by of sorts[noun]) {
      for (const descending of [false, true]) {
        const name = `by ${by}${descending ? ", descending" : ""}`;
        add(noun, name, { sort: { by, descending } });
        add(noun, `${name}, any page`, () => ({ sort: { by, descending }, page: anyPage() }));
      }
    }
    for (const status of statuses[noun]) {
      const last = await pagesOf(noun, { status });
      add(noun, status, { status });
      add(noun, `${status}, any page`, () => ({ status, page: 1 + Math.floor(Math.random() * last) }));
    }
    add(noun, "of a frequent subscription", { subscription: tiers.frequentTier });
    add(noun, "of a rare subscription", { subscription: tiers.rareTier });
    add(noun, "search, no hit", { search: "no such thing" });
    add(noun, "search, three letters", () => ({ search: Math.random().toString(36).slice(2, 5) }));
    add(noun, "search, two letters", () => ({ search: Math.random().toString(36).slice(2, 4) }));
    add(noun, "search, a user", { search: WORDS.rareUser });
    add(noun, "search, all users", { search: "player" });
  }
  const { data } = await ask("license.list", { app, page: 20_000, limit: LIMIT });
  add("license", "search, a whole key", { search: data.rows[0].licenseKey });
  add("license", "search, a part of a key", { search: data.rows[0].licenseKey.slice(6, 14) });
  add("license", "search, a note", { search: WORDS.rareNote });
  add("license", "search, a frequent note", { search: WORDS.frequentNote });
  add("license", "search, a frequent note, banned", { search: WORDS.frequentNote, status: "banned" });
  add("user", "search, a HWID", { search: "E4DA3B7F" });
  add("user", "search, a network", { search: "198.51.7." });
  return all;
}

/** Measures every case whose name contains `only`; resolves with whether all reached the goal. */
export async function compare(base, seller, tiers, { rounds, only = "" }) {
  const ask = await signIn(base, seller);
  const table = {};
  for (const [name, one] of Object.entries(await cases(ask, seller.appId, tiers))) {
    if (name.includes(only)) table[name] = await measure(ask, one, rounds);
  }
  console.log(`\n${rounds} requests each, one after the other; p95 against its goal:`);
  console.table(table);
  return Object.values(table).every(({ ok }) => ok);
}
