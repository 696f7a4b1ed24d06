create table activity_entry (
    id          uuid        not null,
    project_id  uuid        not null,
    action      text        not null,
    actor_id    text        not null,
    actor_name  text        not null,
    details     jsonb       not null,
    occurred_at timestamptz not null,
    position    bigint      generated always as identity,
    constraint activity_entry_pk primary key (id),
    constraint activity_entry_details_are_named check (jsonb_typeof(details) = 'object')
);

comment on table activity_entry is 'What happened in a project, one row for each event that is of interest to its people; kept after the project is gone.';
comment on column activity_entry.id is 'Derived from the id of the event, so that an event makes one entry.';
comment on column activity_entry.actor_id is 'As on the event: the id of a user or of an API key, or the word system.';
comment on column activity_entry.position is 'Order of arrival; decides between events of the same instant.';

create index activity_entry_newest on activity_entry (project_id, occurred_at desc, position desc);
comment on index activity_entry_newest is 'Serves the activity of a project, newest first, page by page.';

create table known_project (
    project_id uuid   not null,
    team_id    uuid   not null,
    deleted    boolean not null default false,
    constraint known_project_pk primary key (project_id)
);

comment on table known_project is 'Read model: which projects exist and which team each belongs to.';

create table project_role (
    project_id uuid   not null,
    user_id    uuid   not null,
    role       text   not null,
    version    bigint not null,
    constraint project_role_pk primary key (project_id, user_id),
    constraint project_role_role check (role in ('owner', 'admin', 'member', 'viewer'))
);

comment on table project_role is 'Read model: direct roles in projects.';
comment on column project_role.version is 'Sequence of the event that this row is from; an earlier event does not overwrite it.';

create table team_role (
    team_id uuid   not null,
    user_id uuid   not null,
    role    text   not null,
    version bigint not null,
    constraint team_role_pk primary key (team_id, user_id),
    constraint team_role_role check (role in ('owner', 'admin', 'member', 'viewer'))
);

comment on table team_role is 'Read model: roles in teams, which hold in all projects of the team.';
comment on column team_role.version is 'Sequence of the event that this row is from; an earlier event does not overwrite it.';
