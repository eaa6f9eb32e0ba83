create table webhooks (
  id bigint primary key,
  owner text not null,
  url text not null,
  -- Signs what is sent; as given to the owner.
  secret text not null,
  -- Live event types, such as job.succeeded.
  events text[] not null,
  created_at timestamptz not null default now()
);

create index webhooks_by_owner on webhooks (owner, id);

-- What is yet to be sent, written in the transaction that ends the job: nothing is lost with a process.
create table webhook_deliveries (
  webhook_id bigint not null references webhooks (id) on delete cascade,
  job_id bigint not null references jobs (id) on delete cascade,
  event text not null,
  attempt int not null default 0,
  next_at timestamptz not null default now(),
  primary key (webhook_id, job_id, event)
);

create index webhook_deliveries_due on webhook_deliveries (next_at);
create index webhook_deliveries_by_job on webhook_deliveries (job_id);

create function owe_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_deliveries (webhook_id, job_id, event)
  select id, new.id, 'job.' || lower(new.status) from webhooks
  where owner = new.owner and 'job.' || lower(new.status) = any (events)
  on conflict do nothing;
  return null;
end
$$;

create trigger jobs_ended after update of status on jobs for each row
  when (new.finished_at is not null and old.finished_at is null) execute function owe_webhooks();
