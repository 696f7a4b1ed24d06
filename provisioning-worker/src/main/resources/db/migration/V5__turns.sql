alter table job add column turn bigint default 0;

comment on column job.turn is 'Whose turn it is: jobs are claimed in this order. The first waiting job of an organization stands beside the jobs that run now, each further one behind the one before it. Null while it waits for another attempt.';

-- was by run_after; with a turn the first entry is the one to claim, however many wait behind it
drop index job_claim_order;
create index job_claim_order on job (turn, position) where state = 'pending' and turn is not null;
comment on index job_claim_order is 'Serves the claim, and finds the front of the line when nothing runs.';

create index job_waiting on job (run_after) where state = 'pending' and turn is null;
comment on index job_waiting is 'Serves the search for jobs whose pause is over.';

create index job_pending_by_organization on job (organization_id, turn) where state = 'pending';
comment on index job_pending_by_organization is 'Serves the turn of a further job of an organization.';
