create table models (
  name text primary key,
  -- The routes before the last change, to go back to; null: nowhere.
  previous jsonb,
  changed_at timestamptz not null default now(),
  -- Whoever changed the routes last, and why.
  changed_by text not null,
  reason text not null
);

create table model_versions (
  model text not null references models (name),
  version text not null,
  stage text not null check (stage in ('CANDIDATE', 'LIVE', 'RETIRED')),
  -- A model.json. Weights lie in the object store by their digest, those of bundled models in the program.
  manifest jsonb not null,
  sha256 text not null,
  bundled boolean not null,
  added_at timestamptz not null default now(),
  staged_at timestamptz not null default now(),
  primary key (model, version)
);

-- What share of a model's users gets which version. A version without a row gets none.
create table model_routes (
  model text not null,
  version text not null,
  weight int not null check (weight between 0 and 100),
  shadow boolean not null default false,
  primary key (model, version),
  foreign key (model, version) references model_versions (model, version),
  check (weight = 0 or not shadow)
);
