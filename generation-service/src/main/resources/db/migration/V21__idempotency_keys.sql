-- What was asked for under a key: the same request again finds the jobs it made then.
create table idempotency_keys (
  owner text not null,
  key text not null,
  -- SHA-256 of the request, in lower-case hex.
  digest text not null,
  -- The first of its jobs, which exists once they were accepted.
  job_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (owner, key)
);

create index idempotency_keys_age on idempotency_keys (created_at);
