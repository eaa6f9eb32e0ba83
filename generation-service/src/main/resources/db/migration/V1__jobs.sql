create table jobs (
  id bigint primary key,
  owner text not null,
  user_id bigint,
  status text not null check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  model text not null,
  version text,
  prompt text not null,
  category_id bigint,
  output_format text not null,

  input_format text not null,
  input_width int not null,
  input_height int not null,
  input_bytes int not null,
  input_sha256 text not null,

  -- When the broker last confirmed a permit on this job's behalf; null: it is still owed one.
  permit_at timestamptz,
  -- Not claimed before; the backoff of a retry moves it.
  available_at timestamptz not null default now(),
  attempt int not null default 0,
  lease uuid,
  lease_until timestamptz,

  output_width int,
  output_height int,
  output_bytes int,
  output_sha256 text,
  model_seconds double precision,

  failure_status int,
  failure_slug text,
  failure_title text,
  failure_detail text,

  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,

  check ((status = 'RUNNING') = (lease is not null)),
  check ((lease is null) = (lease_until is null)),
  check ((status in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
  check ((status = 'FAILED') = (failure_slug is not null)),
  check ((status = 'SUCCEEDED') = (output_sha256 is not null))
);

create index jobs_by_owner on jobs (owner, id desc);
create index jobs_queued on jobs (owner, id) where status = 'QUEUED';
create index jobs_leased on jobs (lease_until) where status = 'RUNNING';
create index jobs_started on jobs (started_at);
create index jobs_finished on jobs (finished_at) where finished_at is not null;

-- Model-seconds each owner consumed of late; they fade. Who used least is served next.
create table owner_usage (
  owner text primary key,
  seconds double precision not null,
  weight double precision not null default 1 check (weight > 0),
  as_of timestamptz not null
);

-- Successes the rest of the platform has not heard of yet, written with the success itself.
create table outbox (
  job_id bigint primary key references jobs (id) on delete cascade,
  held_until timestamptz not null
);

create index outbox_due on outbox (held_until);
