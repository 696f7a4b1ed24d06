alter table project_roster
    add column name          text,
    add column name_sequence bigint not null default 0;

comment on column project_roster.name is 'What the project is called, for the mails of invites. Null until an event tells, for projects that were known before names were kept.';
comment on column project_roster.name_sequence is 'The sequence of the project''s event that the name is from.';

create table invite (
    id          uuid        not null,
    project_id  uuid,
    team_id     uuid,
    destination uuid        generated always as (coalesce(project_id, team_id)) stored,
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
    constraint invite_project foreign key (project_id) references project_roster (project_id),
    constraint invite_team foreign key (team_id) references team (id) on delete cascade,
    constraint invite_one_destination check (num_nonnulls(project_id, team_id) = 1),
    constraint invite_email_length check (char_length(email) between 3 and 254),
    constraint invite_role check (role in ('owner', 'admin', 'member', 'viewer')),
    constraint invite_project_has_no_second_owner check (project_id is null or role <> 'owner'),
    constraint invite_state check (state in ('pending', 'accepted', 'cancelled', 'expired')),
    constraint invite_accepted_by_somebody check ((state = 'accepted') = (accepted_by is not null)),
    constraint invite_token_unique unique (token_hash),
    constraint invite_token_is_hashed check (token_hash ~ '^[0-9a-f]{64}$')
);

comment on table invite is 'Who may become a member of a project or a team by accepting; changed only while the row of the roster or team is locked.';
comment on column invite.email is 'As the inviter wrote it; compared in lower case.';
comment on column invite.state is 'A pending invite whose time is over counts as expired before its row says so.';
comment on column invite.token_hash is 'SHA-256 of the token in hex; the token itself is in the mail only.';
comment on column invite.invited_by is 'No foreign key: people are never deleted from the directory, and may act before it knows them.';
comment on column invite.version is 'Counts the changes of the invite; the sequence of its events.';

create unique index invite_one_pending on invite (destination, lower(email)) where state = 'pending';
comment on index invite_one_pending is 'One pending invite of an address to a project or team.';

create index invite_pending_newest_first on invite (destination, id desc) where state = 'pending';
comment on index invite_pending_newest_first is 'Serves the pending invites of a project or team, page by page, and their number.';

create index invite_by_creation on invite (destination, created_at);
comment on index invite_by_creation is 'Serves the number of invites of the last hour, and the end of a project or team.';

create index invite_pending_by_email on invite (lower(email), id desc) where state = 'pending';
comment on index invite_pending_by_email is 'Serves the invites that wait for a person, page by page.';

create index invite_by_team on invite (team_id) where team_id is not null;
comment on index invite_by_team is 'Serves the foreign key when a team is deleted.';

create index invite_by_expiry on invite (expires_at);
comment on index invite_by_expiry is 'Serves the removal of what nobody needs any more.';

create index app_user_by_proven_email on app_user (lower(email)) where email_verified;
comment on index app_user_by_proven_email is 'Serves the question whether who is invited is a member already.';
