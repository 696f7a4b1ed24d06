create table task (
    id              uuid        not null,
    project_id      uuid        not null,
    name            text        not null,
    description     text        not null,
    phase           text        not null,
    status          text        not null,
    assigned_to     uuid,
    estimated_hours numeric(8, 2),
    priority        text,
    deadline        timestamptz,
    started_at      timestamptz,
    finished_at     timestamptz,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint task_pk primary key (id),
    constraint task_project_fk foreign key (project_id) references project (id),
    constraint task_name_length check (char_length(name) between 1 and 100),
    constraint task_description_length check (char_length(description) between 1 and 2000),
    constraint task_phase_known check (phase in ('business', 'data_understanding', 'data_preparation', 'modeling', 'evaluation', 'deployment')),
    constraint task_status_known check (status in ('pending', 'onHold', 'inProgress', 'underReview', 'completed')),
    constraint task_priority_known check (priority in ('low', 'medium', 'high')),
    constraint task_estimated_hours_range check (estimated_hours between 0 and 100000),
    constraint task_finished_when_completed check ((status = 'completed') = (finished_at is not null)),
    constraint task_started_unless_pending check (status = 'pending' or started_at is not null)
);

comment on table task is 'What is to be done in a project; goes with it.';
comment on column task.assigned_to is 'Had access to the project when the task was given to them; later they may not.';
comment on column task.started_at is 'When the task first left pending.';
comment on column task.version is 'Grows with every change; the entity tag and the sequence of the task''s events.';

create index task_by_project on task (project_id, id desc);
comment on index task_by_project is 'Serves the newest-first list of a project''s tasks, the summaries in projects, and their removal.';

create table dataset (
    id               uuid        not null,
    project_id       uuid        not null,
    name             text        not null,
    source           text        not null,
    description      text        not null,
    records          bigint,
    acquisition_date timestamptz not null,
    phase            text        not null,
    created_by       uuid        not null,
    created_by_name  text,
    created_by_email text,
    created_at       timestamptz not null,
    constraint dataset_pk primary key (id),
    constraint dataset_project_fk foreign key (project_id) references project (id),
    constraint dataset_phase_known check (phase in ('business', 'data_understanding', 'data_preparation', 'modeling', 'evaluation', 'deployment')),
    constraint dataset_name_length check (char_length(name) between 1 and 100),
    constraint dataset_records_not_negative check (records >= 0)
);

comment on table dataset is 'Data that a project uses; written once, goes with the project.';
comment on column dataset.records is 'How many records the data has, where that is known.';
comment on column dataset.created_by_name is 'As of creation, here and in the address: what the person''s token said.';

create index dataset_by_project on dataset (project_id, id desc);
comment on index dataset_by_project is 'Serves the newest-first list of a project''s datasets and their removal.';

create table experiment (
    id               uuid        not null,
    project_id       uuid        not null,
    name             text        not null,
    algorithm_model  text        not null,
    parameters       text        not null,
    metric           text        not null,
    result           text        not null,
    conclusion       text        not null,
    phase            text        not null,
    created_by       uuid        not null,
    created_by_name  text,
    created_by_email text,
    created_at       timestamptz not null,
    constraint experiment_pk primary key (id),
    constraint experiment_project_fk foreign key (project_id) references project (id),
    constraint experiment_phase_known check (phase in ('business', 'data_understanding', 'data_preparation', 'modeling', 'evaluation', 'deployment')),
    constraint experiment_name_length check (char_length(name) between 1 and 100)
);

comment on table experiment is 'What was tried in a project and what came of it; written once, goes with the project.';

create index experiment_by_project on experiment (project_id, id desc);
comment on index experiment_by_project is 'Serves the newest-first list of a project''s experiments and their removal.';

create table decision (
    id               uuid        not null,
    project_id       uuid        not null,
    description      text        not null,
    justification    text        not null,
    alternatives     text,
    phase            text        not null,
    created_by       uuid        not null,
    created_by_name  text,
    created_by_email text,
    created_at       timestamptz not null,
    constraint decision_pk primary key (id),
    constraint decision_project_fk foreign key (project_id) references project (id),
    constraint decision_phase_known check (phase in ('business', 'data_understanding', 'data_preparation', 'modeling', 'evaluation', 'deployment')),
    constraint decision_description_length check (char_length(description) between 1 and 2000)
);

comment on table decision is 'What was decided in a project and why; written once, goes with the project.';

create index decision_by_project on decision (project_id, id desc);
comment on index decision_by_project is 'Serves the newest-first list of a project''s decisions and their removal.';
