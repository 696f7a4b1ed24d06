alter table project
    add column display_name                text,
    add column color                       text,
    add column client_name                 text,
    add column single_server_mode          boolean not null default false,
    add column default_server_id           uuid,
    add column auto_error_tracking_enabled boolean not null default false,
    add column icon_file                   text,
    add constraint project_display_name_length check (char_length(display_name) between 1 and 100),
    add constraint project_client_name_length check (char_length(client_name) between 1 and 100),
    add constraint project_color_is_rgb check (color ~ '^#[0-9a-fA-F]{6}$');

comment on column project.client_name is 'Of the studio surface: for whom the project is done.';
comment on column project.icon_file is 'The file name under /uploads/projects; absent without an icon.';

create index project_active_by_team on project (team_id, id desc) where state = 'active';
comment on index project_active_by_team is 'Serves the newest-first lists of projects that a caller reaches through a team.';

alter table project_member
    add column created_at timestamptz not null default now();

comment on column project_member.created_at is 'When the person became a member.';

create index project_member_by_project on project_member (project_id, created_at, user_id);
comment on index project_member_by_project is 'Serves the team and the number of members of a project.';

create index job_unfinished_by_project on job (project_id) where state in ('pending', 'running');
comment on index job_unfinished_by_project is 'Serves the question whether anything is under way before a change of the whole project.';

create index api_key_by_project on api_key (project_id, id desc) where project_id is not null;
comment on index api_key_by_project is 'Serves the newest-first key list of a project and their number.';
