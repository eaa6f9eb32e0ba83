-- A picture on its way in: what was accepted, and how far the pipeline has come with it.
-- The id is also the id of the work that becomes of it, so a second pass cannot make a second work.
create table upload (
    id             bigint primary key,
    user_id        bigint      not null,
    category_id    bigint      not null,
    purpose        text        not null check (purpose in ('WORK', 'COVER')),
    job_id         bigint unique,
    prompt         text        not null,
    source_key     text        not null,
    media_type     text        not null,
    width          int         not null,
    height         int         not null,
    bytes          bigint      not null,
    sha256         text        not null,
    status         text        not null default 'ACCEPTED'
                   check (status in ('ACCEPTED', 'PROCESSING', 'DONE', 'FAILED', 'DELETED')),
    attempt        int         not null default 0,
    deaths         int         not null default 0,
    permits        int         not null default 1,
    due_at         timestamptz not null,
    failure_type   text,
    failure_detail text,
    erased         boolean     not null default false,
    created_at     timestamptz not null default now()
);
create index upload_due on upload (due_at) where status in ('ACCEPTED', 'PROCESSING');
create index upload_unerased on upload (id) where status in ('FAILED', 'DELETED') and not erased;

create table category (
    id          bigint primary key,
    user_id     bigint      not null,
    name        text        not null,
    description text        not null,
    cover_id    bigint      not null references upload (id),
    created_at  timestamptz not null default now()
);
create index category_of_user on category (user_id, id desc);

create table work (
    id          bigint primary key references upload (id),
    user_id     bigint      not null,
    category_id bigint      not null references category (id),
    job_id      bigint unique,
    prompt      text        not null,
    media_type  text        not null,
    width       int         not null,
    height      int         not null,
    bytes       bigint      not null,
    sha256      text        not null,
    announced   boolean     not null default false,
    created_at  timestamptz not null default now()
);
create index work_of_category on work (category_id, id desc);
create index work_unannounced on work (created_at) where not announced;

-- A stored size of an upload's picture; the widest is the picture itself, upright and without metadata.
create table variant (
    upload_id  bigint not null references upload (id),
    width      int    not null,
    height     int    not null,
    media_type text   not null,
    bytes      bigint not null,
    sha256     text   not null,
    object_key text   not null,
    primary key (upload_id, width)
);
