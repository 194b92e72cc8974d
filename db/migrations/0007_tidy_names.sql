-- Names and HWIDs as every door compares them from now on: trimmed, NFC, without what nobody sees. Whoever is called
-- "é" in two characters, or has a zero-width space in their name, is found by what people read. A row whose tidy name
-- another one has already keeps its old one, and is found by its id.
create function pg_temp.tidy_name(name text) returns text language sql immutable as $$
  select normalize(
    regexp_replace(
      regexp_replace(name, E'[\u0001-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]', '', 'g'),
      E'^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$', '', 'g'), NFC)
$$;
--> statement-breakpoint
-- License keys hold no white space at all, and one kind of dash.
create function pg_temp.tidy_key(key text) returns text language sql immutable as $$
  select regexp_replace(
    regexp_replace(pg_temp.tidy_name(key), E'[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]', '', 'g'),
    E'[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]', '-', 'g')
$$;
--> statement-breakpoint
do $$
declare
  t record;
begin
  for t in
    select * from (values
      -- table, column, columns that the name is unique with, how it compares, which rows, tidied by
      ('accounts', 'username', 'true', 'lower(%s)', 'true', 'tidy_name'),
      ('applications', 'name', 'o.owner_id = r.owner_id', '%s', 'true', 'tidy_name'),
      ('applications', 'version', 'false', '%s', 'true', 'tidy_name'),
      ('subscriptions', 'name', 'o.app_id = r.app_id', 'lower(%s)', 'true', 'tidy_name'),
      ('users', 'username', 'o.app_id = r.app_id', '%s', 'r.license_id is null', 'tidy_name'),
      -- The user that stands for a license is named as its key.
      ('users', 'username', 'o.app_id = r.app_id', '%s', 'r.license_id is not null', 'tidy_key'),
      ('licenses', 'license_key', 'o.app_id = r.app_id', '%s',
        'not exists (select from users u where u.license_id = r.id and u.username <> pg_temp.tidy_key(r.license_key))',
        'tidy_key'),
      ('user_hwids', 'hwid', 'o.app_id = r.app_id and o.user_id = r.user_id', '%s', 'true', 'tidy_name'),
      ('sessions', 'hwid', 'false', '%s', 'true', 'tidy_name'),
      ('blacklist', 'value', 'o.app_id = r.app_id and o.type = r.type', '%s', $q$r.type = 'hwid'$q$, 'tidy_name'),
      ('devices', 'device_id', 'o.app_id = r.app_id and o.device_type = r.device_type', '%s', 'true', 'tidy_name'),
      ('devices', 'name', 'false', '%s', 'true', 'tidy_name'),
      ('seller_keys', 'name', 'false', '%s', 'true', 'tidy_name'),
      ('webhooks', 'name', 'false', '%s', 'true', 'tidy_name'),
      ('hashes', 'hash_name', 'false', '%s', 'true', 'tidy_name')
    ) as v (tab, col, scope, compared, which, tidy)
  loop
    execute format(
      -- Hardly any name holds anything but what is on every keyboard: those are not looked at twice.
      $q$update %1$I r set %2$I = pg_temp.%6$I(r.%2$I)
          where r.%2$I ~ '[^!-~]' and r.%2$I <> pg_temp.%6$I(r.%2$I) and pg_temp.%6$I(r.%2$I) <> '' and %5$s
            and not exists (
              select from %1$I o where %3$s and o.ctid <> r.ctid
                and (%4$s = %7$s or o.%2$I ~ '[^!-~]' and %8$s = %7$s))$q$,
      t.tab, t.col, t.scope,
      replace(t.compared, '%s', format('o.%I', t.col)), t.which, t.tidy,
      replace(t.compared, '%s', format('pg_temp.%I(r.%I)', t.tidy, t.col)),
      replace(t.compared, '%s', format('pg_temp.%I(o.%I)', t.tidy, t.col)));
  end loop;
end
$$;
--> statement-breakpoint
drop function pg_temp.tidy_key(text);
--> statement-breakpoint
drop function pg_temp.tidy_name(text);
