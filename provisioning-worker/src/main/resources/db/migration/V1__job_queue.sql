create table job (
    id                   uuid        not null,
    position             bigint      generated always as identity,
    project_id           uuid        not null,
    organization_id      uuid        not null,
    cluster_id           text        not null,
    locked_resource      text        not null,
    type                 text        not null,
    spec                 jsonb       not null,
    state                text        not null default 'pending',
    attempts             integer     not null default 0,
    max_attempts         integer     not null,
    requested_at         timestamptz not null,
    run_after            timestamptz not null default now(),
    fence                bigint      not null default 0,
    claimed_by           text,
    claimed_at           timestamptz,
    lease_until          timestamptz,
    started_at           timestamptz,
    deadline_at          timestamptz,
    completed_at         timestamptz,
    cancel_requested     boolean     not null default false,
    undo_steps           text[]      not null default '{}',
    irrevocable          boolean     not null default false,
    last_exit_code       smallint,
    last_stdout          text,
    last_stderr          text,
    error                text,
    retry_classification text,
    version              bigint      not null default 0,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    constraint job_pk primary key (id),
    constraint job_state_known
        check (state in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    constraint job_lease_while_running
        check ((state = 'running') = (lease_until is not null)),
    constraint job_running_is_claimed
        check (state <> 'running' or (claimed_by is not null and started_at is not null and deadline_at is not null)),
    constraint job_ended_has_time
        check ((state in ('completed', 'failed', 'cancelled')) = (completed_at is not null)),
    constraint job_failed_says_why
        check (state <> 'failed' or (error is not null and retry_classification in ('permanent', 'exhausted'))),
    constraint job_retry_classification_known
        check (retry_classification in ('transient', 'permanent', 'exhausted')),
    constraint job_exit_code_known check (last_exit_code in (0, 1)),
    constraint job_max_attempts_positive check (max_attempts > 0),
    constraint job_counters_not_negative check (attempts >= 0 and fence >= 0 and version >= 0)
);

comment on table job is 'The queue of record of provisioning jobs; Kafka carries requests and outcomes, never leases.';
comment on column job.position is 'Order of arrival: of the pending jobs with one locked_resource the oldest goes first.';
comment on column job.fence is 'Grows with every claim; whoever writes with an older one has lost the lease and changes no row.';
comment on column job.deadline_at is 'Set by the first claim; from then on the job fails as exhausted.';
comment on column job.undo_steps is 'Steps that were about to make something new, recorded before they did; a cancelled job undoes these and nothing else.';
comment on column job.irrevocable is 'A step that nothing can undo was begun; a cancel no longer applies.';
comment on column job.version is 'Sequence of the last job event.';

create unique index job_one_running_per_resource on job (locked_resource) where state = 'running';
comment on index job_one_running_per_resource is 'One running job per locked resource, whatever the workers do.';

create index job_claim_order on job (run_after, position) where state = 'pending';
comment on index job_claim_order is 'Serves the claim and the age of the oldest pending job.';

create index job_pending_by_resource on job (locked_resource, position) where state = 'pending';
comment on index job_pending_by_resource is 'Serves the claim: whether an older job of the resource waits.';

create index job_running_by_organization on job (organization_id) where state = 'running';
comment on index job_running_by_organization is 'Serves the claim: how much of the workers an organization uses now.';

create index job_lease on job (lease_until) where state = 'running';
comment on index job_lease is 'Serves the reaper.';

create index job_by_end on job (completed_at);
comment on index job_by_end is 'Serves the count of jobs by state.';

create table early_cancel (
    job_id      uuid        not null,
    received_at timestamptz not null default now(),
    constraint early_cancel_pk primary key (job_id)
);

comment on table early_cancel is 'Cancels that arrived before their job; the job is then born cancelled.';
