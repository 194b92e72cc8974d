ALTER TABLE "logs" ADD COLUMN "machine_user" text;--> statement-breakpoint
-- Where counts of this transaction are added: eight shards by backend, and one more for transactions that delete much and
-- say so, since whoever adds to a shard holds it until the transaction ends.
create function count_shard() returns int language sql stable as $$
  select coalesce(nullif(current_setting('latchkey.count_shard', true), '')::int, mod(pg_backend_pid(), 8))
$$;
--> statement-breakpoint
create or replace function count_rows() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    execute format(
      'insert into app_counts (app_id, shard, %1$I)
         select app_id, count_shard(), count(*) from changed group by app_id order by app_id
       on conflict (app_id, shard) do update set %1$I = app_counts.%1$I + excluded.%1$I', tg_argv[0]);
  else
    execute format(
      'insert into app_counts (app_id, shard, %1$I)
         select app_id, count_shard(), -count(*) from changed
         where exists (select from applications where id = app_id) group by app_id order by app_id
       on conflict (app_id, shard) do update set %1$I = app_counts.%1$I + excluded.%1$I', tg_argv[0]);
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function count_sessions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into app_counts (app_id, shard, sessions, online)
      select app_id, count_shard(), count(*), count(user_id) from changed group by app_id order by app_id
    on conflict (app_id, shard) do update
      set sessions = app_counts.sessions + excluded.sessions, online = app_counts.online + excluded.online;
  elsif tg_op = 'DELETE' then
    insert into app_counts (app_id, shard, sessions, online)
      select app_id, count_shard(), -count(*), -count(user_id) from changed
       where exists (select from applications where id = app_id) group by app_id order by app_id
    on conflict (app_id, shard) do update
      set sessions = app_counts.sessions + excluded.sessions, online = app_counts.online + excluded.online;
  else
    insert into app_counts (app_id, shard, online)
      select app_id, count_shard(), sum(change)
        from (select app_id, count(user_id) as change from changed group by app_id
              union all
              select app_id, -count(user_id) from previous group by app_id) as sums
       group by app_id having sum(change) <> 0 order by app_id
    on conflict (app_id, shard) do update set online = app_counts.online + excluded.online;
  end if;
  return null;
end $$;
