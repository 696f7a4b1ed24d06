create table departed_role (
    scope_id uuid   not null,
    user_id  uuid   not null,
    version  bigint not null,
    constraint departed_role_pk primary key (scope_id, user_id)
);

comment on table departed_role is 'Read model: who was taken out of a project or team, so that an older event does not bring their role back.';
comment on column departed_role.scope_id is 'The project or the team.';
comment on column departed_role.version is 'Sequence of the event that took the role away.';

create table deleted_team (
    team_id uuid not null,
    constraint deleted_team_pk primary key (team_id)
);

comment on table deleted_team is 'Read model: teams that are gone for good, whatever older events say of them.';
