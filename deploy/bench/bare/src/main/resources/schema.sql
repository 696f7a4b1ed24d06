create table project (
    id                       uuid        not null,
    team_id                  uuid        not null,
    name                     text        not null,
    description              text,
    slug                     text        not null,
    purpose                  text        not null,
    plan                     text        not null,
    statement_timeout        text        not null,
    idle_transaction_timeout text        not null,
    max_connections          integer,
    primary_database_id      uuid,
    created_by               uuid        not null,
    client_name              text,
    color                    text,
    icon_path                text,
    default_environment_id   uuid,
    state                    text        not null,
    version                  bigint      not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    constraint project_pk primary key (id)
);

comment on table project is 'As wide as a project of project-service.';

create unique index project_slug_unique_per_team on project (team_id, slug) where state <> 'deleted';

create index project_by_team on project (team_id, id desc) where state <> 'deleted';
comment on index project_by_team is 'Serves the newest-first list of a team.';

create table project_member (
    project_id uuid   not null,
    user_id    uuid   not null,
    role       text   not null,
    version    bigint not null,
    constraint project_member_pk primary key (project_id, user_id)
);

create index project_member_by_user on project_member (user_id, project_id desc);
comment on index project_member_by_user is 'Read by nobody here; an insert pays for it as one of project-service does.';

create table environment (
    id         uuid        not null,
    project_id uuid        not null,
    name       text        not null,
    is_default boolean     not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint environment_pk primary key (id),
    constraint environment_project_fk foreign key (project_id) references project (id),
    constraint environment_name_unique_per_project unique (project_id, name)
);

create table outbox (
    id       bigint generated always as identity,
    event_id uuid        not null,
    topic    text        not null,
    key      text        not null,
    type     text        not null,
    time     timestamptz not null,
    data     text        not null,
    constraint outbox_pk primary key (id)
);

comment on table outbox is 'Only written: nothing is published from here.';

create table person (
    id         uuid not null,
    email      text,
    name       text,
    avatar_url text,
    constraint person_pk primary key (id)
);

create table invite (
    id          uuid        not null,
    project_id  uuid        not null,
    email       text        not null,
    role        text        not null,
    state       text        not null,
    token_hash  text        not null,
    invited_by  uuid        not null,
    accepted_by uuid,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    version     bigint      not null,
    constraint invite_pk primary key (id),
    constraint invite_token_unique unique (token_hash)
);

create unique index invite_one_pending on invite (project_id, lower(email)) where state = 'pending';
comment on index invite_one_pending is 'Read by nobody here; an update pays for it as one of membership-service does.';

create table member (
    id         uuid        not null,
    project_id uuid        not null,
    user_id    uuid        not null,
    role       text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    joined     bigint      not null,
    version    bigint      not null,
    constraint member_pk primary key (id),
    constraint member_once unique (project_id, user_id)
);

create index member_oldest_first on member (project_id, joined);
comment on index member_oldest_first is 'Serves the members of a project, page by page.';
