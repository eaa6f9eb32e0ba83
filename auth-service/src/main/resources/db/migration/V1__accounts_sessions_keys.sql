create table accounts (
  id            bigint primary key,
  username      text not null,
  username_key  text not null constraint accounts_username_taken unique,
  email         text not null,
  email_key     text not null constraint accounts_email_taken unique,
  password_hash text not null,
  roles         text[] not null default '{user}',
  avatar_key    text,
  created_at    timestamptz not null
);

-- One family a session: every refresh token that follows from one login.
create table refresh_families (
  id         uuid primary key,
  account_id bigint not null references accounts on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index refresh_families_by_account on refresh_families (account_id);
create index refresh_families_by_expiry on refresh_families (expires_at);

create table refresh_tokens (
  digest     bytea primary key,
  family_id  uuid not null references refresh_families on delete cascade,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  rotated_at timestamptz
);
create index refresh_tokens_by_family on refresh_tokens (family_id);
create index refresh_tokens_by_expiry on refresh_tokens (expires_at);

create table signing_keys (
  kid        text primary key,
  sealed_jwk bytea not null,
  active     boolean not null,
  created_at timestamptz not null
);
-- Instances that start at once agree on one key.
create unique index signing_keys_one_active on signing_keys (active) where active;
