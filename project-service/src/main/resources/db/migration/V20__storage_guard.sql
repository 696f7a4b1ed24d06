alter table project_database
    add column read_only boolean not null default false;

comment on column project_database.read_only is 'The worker''s guard of storage lets its login read only, because it holds more than the plan allows.';
