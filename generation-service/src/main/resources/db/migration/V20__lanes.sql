-- The fair queue. Each owner waits in a lane of his own; the lane that was served the fewest model-seconds, divided by its
-- weight, is next, and within it the job of the highest priority, the oldest first. See docs/adr/0007.

alter table jobs
  -- Orders an owner's own jobs only: nobody gets past others by calling his jobs urgent.
  add column priority smallint not null default 1 check (priority between 0 and 2),
  -- Model-seconds it is expected to take.
  add column cost double precision not null default 0.5 check (cost > 0),
  -- Fails when it has not ended by then.
  add column deadline_at timestamptz,
  -- What a model that draws lots starts from: equal seeds make equal pictures.
  add column seed bigint not null default 0,
  -- How many pictures in the making are told live.
  add column previews smallint not null default 0,
  -- The first job's id where several were asked for at once; they share its photo.
  add column batch_id bigint;

create index jobs_by_batch on jobs (batch_id, id) where batch_id is not null;

create table lanes (
  owner text primary key,
  weight double precision not null default 1 check (weight > 0),
  -- Model-seconds served, divided by the weight. Whoever begins to wait catches up with those who do.
  served double precision not null default 0,
  -- When it was last served: of lanes served alike, the one that was not for longest comes first, then who waits longer.
  served_at timestamptz not null default '-infinity',
  -- Since when its first job waits without the lane being served.
  since timestamptz not null default now(),
  waiting int not null default 0 check (waiting >= 0),
  -- Model-seconds that those waiting are expected to take.
  waiting_cost double precision not null default 0
);

create index lanes_next on lanes (served, served_at, since) where waiting > 0;
create index lanes_longest on lanes (since) where waiting > 0;
create index lanes_served on lanes (served);

-- How long each model's jobs took of late, in model-seconds.
create table model_speed (
  model text primary key,
  seconds double precision not null
);

insert into lanes (owner, weight) select owner, weight from owner_usage;
insert into lanes (owner, waiting, waiting_cost)
  select owner, count(*), sum(cost) from jobs where status = 'QUEUED' group by owner
  on conflict (owner) do update set waiting = excluded.waiting, waiting_cost = excluded.waiting_cost;
drop table owner_usage;

drop index jobs_queued;
create index jobs_queued on jobs (owner, priority desc, id) where status = 'QUEUED';
create index jobs_due on jobs (deadline_at) where status = 'QUEUED' and deadline_at is not null;

-- Where a lane starts that begins to wait: level with the one that is next, and never before what it was served itself.
create function lane_start() returns double precision language sql stable as $$
  select coalesce(
    (select served from lanes where waiting > 0 order by served, served_at, since limit 1),
    (select max(served) from lanes),
    0)
$$;

-- Keeps the lanes true to the jobs, whoever changes these. A claim charges what the job is expected to take, its end
-- settles the difference. What is given back takes no lane before another that waits.
create function keep_lanes() returns trigger language plpgsql as $$
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
    if is_now = 'SUCCEEDED' and consumed > 0 then
      insert into model_speed as m values (new.model, consumed)
      on conflict (model) do update set seconds = m.seconds + 0.1 * (excluded.seconds - m.seconds);
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

create trigger jobs_added after insert on jobs for each row execute function keep_lanes();
create trigger jobs_removed after delete on jobs for each row when (old.status = 'QUEUED') execute function keep_lanes();
create trigger jobs_moved after update of status on jobs for each row
  when (old.status is distinct from new.status) execute function keep_lanes();

-- Model-seconds that are worked off a second: those running, at the pace of the last fifty that succeeded.
create function service_rate() returns double precision language sql stable as $$
  select greatest(1, (select count(*) from jobs where status = 'RUNNING')) * coalesce(
    (select sum(model_seconds) / greatest(0.001, sum(extract(epoch from finished_at - started_at)))
     from (select model_seconds, finished_at, started_at from jobs
           where finished_at is not null and status = 'SUCCEEDED' and model_seconds > 0
           order by finished_at desc limit 50) latest),
    1)
$$;

-- What is served before a job of this owner that has this much of his own before it, as far as can be told now:
-- of each other lane as many jobs as bring it level with where the job starts.
create function ahead(whose text, own_jobs bigint, own_cost double precision)
returns table (jobs bigint, seconds double precision) language sql stable as $$
  with mine as (
    select
      case when waiting > 0 then served else greatest(served, lane_start()) end + own_cost / weight as start,
      served_at,
      case when waiting > 0 then since else now() end as since
    from lanes where owner = whose
    union all
    select lane_start() + own_cost, '-infinity', now()
    where not exists (select from lanes where owner = whose)),
  others as (
    select
      waiting_cost / waiting as each,
      case
        when l.served < mine.start then least(waiting, ceil((mine.start - l.served) * weight * waiting / waiting_cost - 1e-6))
        when l.served = mine.start and (l.served_at, l.since) < (mine.served_at, mine.since) then 1
        else 0
      end as jobs
    from lanes l, mine where l.waiting > 0 and l.owner <> whose)
  select own_jobs + coalesce(sum(jobs), 0)::bigint, own_cost + coalesce(sum(jobs * each), 0) from others
$$;

-- A waiting job's place in the queue, from 1; when a waiting or running one should be done. No row for others.
create function place(job jobs) returns table (place bigint, eta timestamptz) language sql stable as $$
  select before.jobs + 1, now() + make_interval(secs => (before.seconds + job.cost) / service_rate())
  from (select count(*) as jobs, coalesce(sum(cost), 0) as cost from jobs
        where owner = job.owner and status = 'QUEUED'
          and (priority > job.priority or priority = job.priority and id < job.id)) own,
    ahead(job.owner, own.jobs, own.cost) before
  where job.status = 'QUEUED'
  union all
  select null, greatest(now(), job.started_at + make_interval(secs => job.cost * running.jobs / service_rate()))
  from (select greatest(1, count(*)) as jobs from jobs where status = 'RUNNING') running
  where job.status = 'RUNNING'
$$;
