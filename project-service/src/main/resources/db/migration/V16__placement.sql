create index project_database_by_cluster on project_database (cluster_id);
comment on index project_database_by_cluster is 'Serves the placement of new databases: how many are on each cluster.';
