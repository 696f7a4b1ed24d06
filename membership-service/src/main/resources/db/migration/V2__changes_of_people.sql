alter table project_roster
    add column owned_since bigint not null default 1;

comment on column project_roster.owned_since is 'The version at which the present owner became it; the sequence of the last transfer.';

create index project_roster_by_team on project_roster (team_id) where not deleted;
comment on index project_roster_by_team is 'Serves the number of projects of a team.';

alter table project_member
    add column updated_at timestamptz not null default now(),
    add column joined     bigint      not null default 1;

update project_member set updated_at = created_at;

comment on column project_member.version is 'The roster''s version of the last change of this member; the entity tag, and the sequence of the event.';
comment on column project_member.joined is 'The roster''s version at which the person became a member: the order of the list.';

create index project_member_oldest_first on project_member (project_id, joined);
comment on index project_member_oldest_first is 'Serves the members of a project, page by page.';

alter table team
    add column position bigint generated always as identity;

comment on column team.position is 'Order of creation, for the pages of a list.';

alter table team_member
    add column joined bigint not null default 1;

comment on column team_member.version is 'The team''s version of the last change of this member; the sequence of the event.';
comment on column team_member.joined is 'The team''s version at which the person came in: the order of the list.';

create index team_member_newest_first on team_member (team_id, joined desc);
comment on index team_member_newest_first is 'Serves the members of a team, page by page.';

create index team_member_by_user on team_member (user_id);
comment on index team_member_by_user is 'Serves the teams of a person.';

create function team_keeps_an_owner() returns trigger
    language plpgsql
as
$$
begin
    -- one after the other: of two owners who leave at the same time, the second must see that the first has left
    perform from team where id = old.team_id for update;
    if found and not exists (select from team_member where team_id = old.team_id and role = 'owner') then
        raise exception 'team % would have no owner', old.team_id
            using errcode = 'check_violation', constraint = 'team_keeps_an_owner';
    end if;
    return null;
end
$$;

create constraint trigger team_keeps_an_owner
    after update or delete on team_member
    deferrable initially deferred
    for each row
    when (old.role = 'owner')
    execute function team_keeps_an_owner();

comment on trigger team_keeps_an_owner on team_member is 'A team has an owner as long as it exists; looked at when the transaction commits.';
