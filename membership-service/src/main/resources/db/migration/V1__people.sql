create table app_user (
    id             uuid        not null,
    issuer         text        not null,
    subject        text        not null,
    email          text,
    email_verified boolean     not null,
    name           text,
    avatar_url     text,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    version        bigint      not null,
    constraint app_user_pk primary key (id),
    constraint app_user_subject_unique unique (issuer, subject)
);

comment on table app_user is 'Everyone whose token was ever verified, as their latest token describes them.';
comment on column app_user.subject is 'The subject of the first sight; the id follows from issuer and subject.';

create table team (
    id         uuid        not null,
    name       text        not null,
    slug       text        not null,
    personal   boolean     not null,
    owner_id   uuid        not null,
    created_at timestamptz not null,
    version    bigint      not null,
    constraint team_pk primary key (id),
    constraint team_slug_unique unique (slug),
    constraint team_name_length check (char_length(name) between 1 and 100),
    constraint team_slug_is_label check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')
);

comment on table team is 'Teams; every user has a personal one, which nobody else can join.';
comment on column team.owner_id is 'Whose personal team it is, or who founded it. No foreign key: an event may name a person before the directory knows them.';
comment on column team.version is 'Counts the changes of the team and its members; the sequence of their events.';

create unique index team_one_personal on team (owner_id) where personal;
comment on index team_one_personal is 'A user has one personal team.';

create table team_member (
    team_id   uuid        not null,
    user_id   uuid        not null,
    role      text        not null,
    joined_at timestamptz not null,
    version   bigint      not null,
    constraint team_member_pk primary key (team_id, user_id),
    constraint team_member_team foreign key (team_id) references team (id) on delete cascade,
    constraint team_member_role check (role in ('owner', 'admin', 'member', 'viewer'))
);

comment on table team_member is 'Who has which role in a team.';

create table project_roster (
    project_id uuid   not null,
    team_id    uuid   not null,
    deleted    boolean not null default false,
    version    bigint not null,
    constraint project_roster_pk primary key (project_id)
);

comment on table project_roster is 'The members of a project as one thing: its row is locked by whoever changes them, and outlives the project so that a late event cannot bring its members back.';
comment on column project_roster.version is 'Counts the changes of the members; the sequence of their events.';

create table project_member (
    id         uuid        not null,
    project_id uuid        not null,
    user_id    uuid        not null,
    role       text        not null,
    created_at timestamptz not null,
    version    bigint      not null,
    constraint project_member_pk primary key (id),
    constraint project_member_roster foreign key (project_id) references project_roster (project_id),
    constraint project_member_once unique (project_id, user_id),
    constraint project_member_role check (role in ('owner', 'admin', 'member', 'viewer'))
);

comment on table project_member is 'Who has which direct role in a project; roles by way of its team are not repeated here.';
comment on column project_member.user_id is 'No foreign key: an event may name a person before the directory knows them.';

create unique index project_member_one_owner on project_member (project_id) where role = 'owner';
comment on index project_member_one_owner is 'A project has one owner at any time.';
