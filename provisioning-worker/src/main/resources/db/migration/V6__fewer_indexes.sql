-- Each index that a change of state touches is written with it, and jobs that run are few: one index finds them all.
drop index job_running_by_organization;
drop index job_lease;
comment on index job_one_running_per_resource is 'One running job per locked resource, whatever the workers do. Also finds all that run: for the front of the line, the turn of a further job, and the reaper.';

drop index job_by_end;
create index job_by_end on job (completed_at) where completed_at is not null;
comment on index job_by_end is 'Serves the count of jobs by state; a job enters it when it ends.';
