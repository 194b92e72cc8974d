-- Counts kept by statement triggers: one upsert a statement and application, however many rows it touches.
-- Rows that go with their application are not counted out: its counts go as well.
create function count_rows() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    execute format(
      'insert into app_counts (app_id, shard, %1$I)
         select app_id, mod(pg_backend_pid(), 8), count(*) from changed group by app_id order by app_id
       on conflict (app_id, shard) do update set %1$I = app_counts.%1$I + excluded.%1$I', tg_argv[0]);
  else
    execute format(
      'insert into app_counts (app_id, shard, %1$I)
         select app_id, mod(pg_backend_pid(), 8), -count(*) from changed
         where exists (select from applications where id = app_id) group by app_id order by app_id
       on conflict (app_id, shard) do update set %1$I = app_counts.%1$I + excluded.%1$I', tg_argv[0]);
  end if;
  return null;
end $$;
--> statement-breakpoint
create function count_sessions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into app_counts (app_id, shard, sessions, online)
      select app_id, mod(pg_backend_pid(), 8), count(*), count(user_id) from changed group by app_id order by app_id
    on conflict (app_id, shard) do update
      set sessions = app_counts.sessions + excluded.sessions, online = app_counts.online + excluded.online;
  elsif tg_op = 'DELETE' then
    insert into app_counts (app_id, shard, sessions, online)
      select app_id, mod(pg_backend_pid(), 8), -count(*), -count(user_id) from changed
       where exists (select from applications where id = app_id) group by app_id order by app_id
    on conflict (app_id, shard) do update
      set sessions = app_counts.sessions + excluded.sessions, online = app_counts.online + excluded.online;
  else
    insert into app_counts (app_id, shard, online)
      select app_id, mod(pg_backend_pid(), 8), sum(change)
        from (select app_id, count(user_id) as change from changed group by app_id
              union all
              select app_id, -count(user_id) from previous group by app_id) as sums
       group by app_id having sum(change) <> 0 order by app_id
    on conflict (app_id, shard) do update set online = app_counts.online + excluded.online;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function forget_counts() returns trigger language plpgsql as $$
begin
  delete from app_counts where app_id in (select id from gone);
  return null;
end $$;
--> statement-breakpoint
create trigger users_counted_in after insert on users referencing new table as changed for each statement execute function count_rows('users');
--> statement-breakpoint
create trigger users_counted_out after delete on users referencing old table as changed for each statement execute function count_rows('users');
--> statement-breakpoint
create trigger licenses_counted_in after insert on licenses referencing new table as changed for each statement execute function count_rows('licenses');
--> statement-breakpoint
create trigger licenses_counted_out after delete on licenses referencing old table as changed for each statement execute function count_rows('licenses');
--> statement-breakpoint
create trigger logs_counted_in after insert on logs referencing new table as changed for each statement execute function count_rows('logs');
--> statement-breakpoint
create trigger logs_counted_out after delete on logs referencing old table as changed for each statement execute function count_rows('logs');
--> statement-breakpoint
create trigger sessions_counted_in after insert on sessions referencing new table as changed for each statement execute function count_sessions();
--> statement-breakpoint
create trigger sessions_counted_out after delete on sessions referencing old table as changed for each statement execute function count_sessions();
--> statement-breakpoint
create trigger sessions_counted_over after update on sessions referencing old table as previous new table as changed for each statement execute function count_sessions();
--> statement-breakpoint
create trigger applications_counts_forgotten after delete on applications referencing old table as gone for each statement execute function forget_counts();
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gin;
--> statement-breakpoint
create index licenses_search_idx on licenses using gin (app_id, license_key gin_trgm_ops, note gin_trgm_ops, used_by gin_trgm_ops);
--> statement-breakpoint
create index users_search_idx on users using gin (app_id, username gin_trgm_ops, email gin_trgm_ops, last_ip gin_trgm_ops);
--> statement-breakpoint
create index user_hwids_search_idx on user_hwids using gin (app_id, hwid gin_trgm_ops);
