-- After every migration: what the service's own role may do, where that is not the role that migrates (ADR 24).
-- Rows of all tables, and no more; tables that a service must make at run time are made by functions of the owner.
do
$$
declare
    service    text := '${service-role}';
    owner      text := current_user;
    namespace  text := current_schema();
begin
    if service in ('current_user', owner) then
        return;
    end if;
    if not exists (select from pg_roles where rolname = service) then
        raise exception 'groundplan.database.service-role: there is no role %', service;
    end if;
    if pg_has_role(service, owner, 'member') then
        raise exception 'groundplan.database.service-role: % can do all that % can', service, owner;
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), service);
    execute format('grant usage on schema %I to %I', namespace, service);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', namespace, service);
    execute format('revoke all on all functions in schema %I from public', namespace);
    execute format('grant execute on all functions in schema %I to %I', namespace, service);
    -- reads how far the migrations are, to refuse to start before they are done
    execute format('revoke insert, update, delete on ${flyway:table} from %I', service);
end
$$;
