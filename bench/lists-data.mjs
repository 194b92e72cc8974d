// One application with very many licenses and users, by SQL: making them through the product would take an hour.
import postgres from "postgres";

export const LICENSES = 1_000_000;
export const USERS = 200_000;

/** Rare and frequent words that the searches of the benchmark look for. */
export const WORDS = { rareNote: "chargeback 4711", frequentNote: "giveaway", rareUser: "player123456" };

/** 20 characters of [0-9a-z] that follow from a number, as ids have them; not in the order of the numbers. */
const idOf = (salt) => `substr(md5('${salt}' || i), 1, 20)`;

/** 25 of `A-Z0-9` in groups of five. */
const KEY = `regexp_replace(
  substr(upper(translate(encode(decode(md5('k' || i) || md5('l' || i), 'hex'), 'base64'), '+/=', 'XYZ')), 1, 25),
  '(.{5})(.{5})(.{5})(.{5})(.{5})', '\\1-\\2-\\3-\\4-\\5')`;

/** Two years of keys: a half redeemed and running, a quarter expired, a quarter unused, few banned, very few paused. */
const LICENSE_ROWS = `
  insert into licenses (id, app_id, license_key, level, duration_days, max_uses, uses, note, used_by, used_at, expires_at,
                        banned_at, paused_at, created_by, created_at)
  select ${idOf("a")}, $1, ${KEY}, case when i % 50000 = 9 then 9 else 1 + i % 3 end, case when i % 10 = 0 then null else 30 end, 1,
         case when fate < 75 then 1 else 0 end,
         case when i = 4711 then '${WORDS.rareNote}' when i % 20 = 3 then 'Discord ${WORDS.frequentNote} ' || i / 10000
              when i % 10 = 7 then 'order #' || i end,
         case when fate < 75 then 'player' || i % ${USERS} end,
         case when fate < 75 then now() - i * interval '60 seconds' end,
         case when i % 10 = 0 then null when fate < 25 then now() - (i % 700 + 1) * interval '1 day'
              when fate < 75 then now() + (i % 365 + 1) * interval '1 day' end,
         case when i % 250 = 6 then now() end, case when i % 25000 = 7 then now() end, 'bench',
         now() - i * interval '63 seconds'
    from (select i, i * 79 % 100 as fate from generate_series(1, ${LICENSES}) i) numbers`;

const USER_ROWS = `
  insert into users (id, app_id, username, email, last_ip, last_login_at, banned_at, paused_at, created_at)
  select ${idOf("u")}, $1, 'player' || i, case when i % 2 = 0 then 'player' || i || '@example.com' end,
         '198.51.' || i / 256 % 256 || '.' || i % 256, now() - i * interval '30 seconds',
         case when i % 250 = 1 then now() end, case when i % 10000 = 2 then now() end, now() - i * interval '300 seconds'
    from generate_series(1, ${USERS}) i`;

/** A grant each: two thirds run, few were taken back with their license, a thousandth is of the rare tier, few have none. */
const GRANT_ROWS = `
  insert into grants (id, app_id, user_id, subscription_id, license_id, level, expires_at, created_at)
  select ${idOf("g")}, $1, ${idOf("u")}, case when i % 1000 = 0 then $3 else $2 end, ${idOf("a")}, 1,
         case when i % 10 = 0 then null when i % 3 = 0 then now() - i % 300 * interval '1 day'
              else now() + (i % 300 + 1) * interval '1 day' end, now()
    from generate_series(1, ${USERS}) i where i % 2000 <> 5`;

const HWID_ROWS = `
  insert into user_hwids (app_id, user_id, hwid, created_at)
  select $1, ${idOf("u")}, upper(md5('h' || i)), now() from generate_series(1, ${USERS}) i`;

/** Indexes are made after the rows, which is several times as fast; their own migrations say how. */
async function withoutIndexes(sql, tables, work) {
  const indexes = await sql`
    select indexname, indexdef from pg_indexes
     where schemaname = 'public' and tablename in ${sql(tables)}
       and indexname not in (select conname from pg_constraint)`;
  for (const { indexname } of indexes) await sql.unsafe(`drop index "${indexname}"`);
  await work();
  await sql.unsafe("set maintenance_work_mem = '512MB'");
  for (const { indexdef } of indexes) await sql.unsafe(indexdef);
}

/** Fills the application `appId` of the database at `url`, and leaves it as autovacuum would. */
export async function fill(url, appId) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const tables = ["licenses", "users", "grants", "user_hwids"];
  const rare = "benchraretier0000000";
  try {
    const [tier] = await sql`select id from subscriptions where app_id = ${appId}`;
    await sql`insert into subscriptions (id, app_id, name, level) values (${rare}, ${appId}, 'Rare', 9)`;
    await withoutIndexes(sql, tables, async () => {
      await sql.unsafe(LICENSE_ROWS, [appId]);
      await sql.unsafe(USER_ROWS, [appId]);
      await sql.unsafe(GRANT_ROWS, [appId, tier.id, rare]);
      await sql.unsafe(HWID_ROWS, [appId]);
    });
    for (const table of tables) await sql.unsafe(`vacuum analyze ${table}`);
    return { frequentTier: tier.id, rareTier: rare };
  } finally {
    await sql.end();
  }
}
