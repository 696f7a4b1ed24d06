alter table environment
    add column display_name text,
    add column type         text not null default 'production',
    add column description  text,
    add column color        text,
    add column git_branch   text,
    add column state        text not null default 'ready',
    add column cloned_from  uuid,
    add constraint environment_name_is_label check (name ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    add constraint environment_display_name_length check (char_length(display_name) between 1 and 100),
    add constraint environment_type_known
        check (type in ('production', 'staging', 'development', 'preview', 'testing')),
    add constraint environment_description_length check (char_length(description) between 1 and 2000),
    add constraint environment_color_is_rgb check (color ~ '^#[0-9a-fA-F]{6}$'),
    add constraint environment_git_branch_length check (char_length(git_branch) between 1 and 255),
    add constraint environment_state_known check (state in ('ready', 'cloning', 'failed', 'deleting')),
    add constraint environment_default_is_ready check (state = 'ready' or not is_default),
    drop constraint environment_name_unique_per_project;

alter table environment
    alter column type drop default,
    alter column state drop default;

comment on column environment.state is 'A deleting one is gone from every surface; its row waits for its databases to be dropped.';
comment on column environment.cloned_from is 'The environment that its databases were copied from; no reference, since that one may be deleted later.';
comment on column environment.version is 'Grows with every change of the environment; its entity tag and the sequence of its events.';

create unique index environment_name_unique_per_project on environment (project_id, name) where state <> 'deleting';
comment on index environment_name_unique_per_project is 'A deleted environment frees its name at once.';

create index environment_by_project on environment (project_id, id desc);
comment on index environment_by_project is 'Serves the newest-first list of a project and its end.';

create index environment_cloning on environment (cloned_from) where state = 'cloning';
comment on index environment_cloning is 'Serves the question whether an environment is being copied, before one of its databases is dropped.';

create index project_database_by_environment on project_database (environment_id, id);
comment on index project_database_by_environment is 'Serves the newest-first list of an environment''s databases.';

create table project_icon (
    project_id uuid        not null,
    file       text        not null,
    type       text        not null,
    bytes      bytea       not null,
    created_at timestamptz not null,
    constraint project_icon_pk primary key (project_id),
    constraint project_icon_file_unique unique (file),
    constraint project_icon_project_fk foreign key (project_id) references project (id),
    constraint project_icon_type_known check (type in ('png', 'jpeg', 'webp', 'gif')),
    constraint project_icon_size check (octet_length(bytes) between 1 and 2097152)
);

comment on table project_icon is 'The pictures of projects, one each.';
comment on column project_icon.file is 'A hash of the bytes and a random part that nobody can guess: whoever knows it may see the picture.';

-- pictures are compressed already
alter table project_icon alter column bytes set storage external;
