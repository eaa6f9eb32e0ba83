-- A user's template by name; its versions are kept beside it.
create table template (
    user_id    bigint      not null,
    name       text        not null,
    open       boolean     not null,
    latest     int         not null,
    created_at timestamptz not null default now(),
    primary key (user_id, name)
);

-- What a template was at each of its writes. Never changed, so a version may be cached for ever.
create table template_version (
    user_id    bigint      not null,
    name       text        not null,
    version    int         not null,
    document   json        not null,
    created_at timestamptz not null default now(),
    primary key (user_id, name, version),
    foreign key (user_id, name) references template (user_id, name) on delete cascade
);
