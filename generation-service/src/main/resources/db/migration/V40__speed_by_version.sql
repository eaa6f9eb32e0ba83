-- A model's versions may differ in pace, so each has its own; what was learnt before counts for those without one.
alter table model_speed
  add column version text not null default '',
  drop constraint model_speed_pkey,
  add primary key (model, version);

-- As before, but by version.
create or replace function keep_lanes() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'INSERT' then null else old.status end;
  is_now text := case when tg_op = 'DELETE' then null else new.status end;
  consumed double precision;
begin
  if was = 'QUEUED' and is_now is distinct from 'QUEUED' then
    update lanes set
      waiting = waiting - 1,
      waiting_cost = case when waiting = 1 then 0 else greatest(0, waiting_cost - old.cost) end,
      served = case when is_now = 'RUNNING' then served + old.cost / weight else served end,
      served_at = case when is_now = 'RUNNING' then clock_timestamp() else served_at end,
      since = case when is_now = 'RUNNING' then clock_timestamp() else since end
    where owner = old.owner;
  elsif was = 'RUNNING' and is_now is distinct from 'RUNNING' and is_now is not null then
    consumed := case
      when is_now = 'SUCCEEDED' then coalesce(new.model_seconds, old.cost)
      when is_now = 'QUEUED' then 0
      else least(old.cost, extract(epoch from now() - old.started_at)) end;
    update lanes set served = case
      when consumed >= old.cost then served + (consumed - old.cost) / weight
      else greatest(
        served + (consumed - old.cost) / weight,
        least(
          served,
          coalesce(
            (select min(other.served) from lanes other where other.waiting > 0 and other.owner <> lanes.owner),
            '-infinity')))
      end
    where owner = old.owner;
    if is_now = 'SUCCEEDED' and consumed > 0 and new.detail = 'STANDARD' then
      insert into model_speed as m (model, version, seconds) values (new.model, coalesce(new.version, ''), consumed)
      on conflict (model, version) do update set seconds = m.seconds + 0.1 * (excluded.seconds - m.seconds);
    end if;
  end if;
  if is_now = 'QUEUED' and was is distinct from 'QUEUED' then
    insert into lanes as l (owner, served, waiting, waiting_cost)
    values (new.owner, lane_start(), 1, new.cost)
    on conflict (owner) do update set
      waiting = l.waiting + 1,
      waiting_cost = l.waiting_cost + excluded.waiting_cost,
      served = case when l.waiting > 0 then l.served else greatest(l.served, excluded.served) end,
      since = case when l.waiting > 0 then l.since else clock_timestamp() end;
  end if;
  return null;
end
$$;
