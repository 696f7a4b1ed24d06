package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Everything in a database as text: what the catalogs say of every object, and a checksum of the rows of every table. The
 * queries have nothing in common with those of the copy. Names of roles are those of their part.
 */
record DatabaseContent(Map<String, String> parts) {
    private static final String USER = " !~ '^pg_' and nspname <> 'information_schema'";
    private static final Map<String, String> CATALOG = Map.ofEntries(
            Map.entry(
                    "schema",
                    "select nspname, nspowner::regrole, %SORTED(nspacl) from pg_namespace where nspname" + USER),
            Map.entry(
                    "extension",
                    "select extname, extversion, extnamespace::regnamespace, extowner::regrole from pg_extension"),
            Map.entry(
                    "table",
                    """
                    select c.oid::regclass, relkind, relpersistence, relowner::regrole, %SORTED(relacl), %SORTED(reloptions), relreplident,
                        relrowsecurity, relforcerowsecurity, relispartition, pg_get_expr(relpartbound, c.oid),
                        relispopulated, reloftype::regtype, case when relkind = 'p' then pg_get_partkeydef(c.oid) end,
                        (select t.reloptions from pg_class t where t.oid = c.reltoastrelid)
                    from pg_class c join pg_namespace n on n.oid = relnamespace
                    where relkind not in ('i', 'I', 't', 'S') and nspname"""
                            + USER),
            Map.entry(
                    "column",
                    """
                    select attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
                        attgenerated, attstorage, attcompression, attcollation::regcollation, attislocal, attinhcount,
                        attstattarget, attoptions, %SORTED(attacl), pg_get_expr(adbin, adrelid)
                    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
                        left join pg_attrdef on adrelid = attrelid and adnum = attnum
                    where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm', 'c') and nspname"""
                            + USER),
            Map.entry(
                    "order of columns",
                    """
                    select attrelid::regclass, string_agg(attname, ',' order by attnum)
                    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
                    where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm', 'c') and nspname"""
                            + USER + " group by 1"),
            Map.entry("inheritance", "select inhrelid::regclass, inhparent::regclass, inhseqno from pg_inherits"),
            Map.entry(
                    "constraint",
                    """
                    select conrelid::regclass, contypid::regtype, conname, contype, condeferrable, condeferred,
                        convalidated, conislocal, coninhcount, case when contype in ('c', 'n') then connoinherit end,
                        conindid::regclass, pg_get_constraintdef(k.oid)
                    from pg_constraint k join pg_namespace n on n.oid = connamespace
                    where nspname"""
                            + USER),
            Map.entry(
                    "index",
                    """
                    select indexrelid::regclass, indisvalid, indisclustered, indisreplident, indisprimary,
                        pg_get_indexdef(indexrelid), %SORTED(reloptions)
                    from pg_index join pg_class c on c.oid = indexrelid join pg_namespace n on n.oid = relnamespace
                    where nspname"""
                            + USER),
            Map.entry(
                    "view",
                    "select schemaname, viewname, definition from pg_views where schemaname not in ('pg_catalog', 'information_schema')"),
            Map.entry("materialized view", "select schemaname, matviewname, ispopulated, definition from pg_matviews"),
            Map.entry(
                    "sequence",
                    """
                    select s.*, pg_get_serial_sequence(d.refobjid::regclass::text, a.attname)
                    from pg_sequences s
                        join pg_class c on c.oid = format('%I.%I', schemaname, sequencename)::regclass
                        left join pg_depend d on d.objid = c.oid and d.deptype = 'a'
                        left join pg_attribute a on attrelid = d.refobjid and attnum = d.refobjsubid
                    """),
            Map.entry(
                    "function",
                    """
                    select p.oid::regprocedure, proowner::regrole, %SORTED(proacl), prokind,
                        case when prokind <> 'a' then pg_get_functiondef(p.oid) end
                    from pg_proc p join pg_namespace n on n.oid = pronamespace
                    where not exists (select from pg_depend d where d.objid = p.oid and deptype = 'e') and nspname"""
                            + USER),
            Map.entry(
                    "aggregate",
                    "select aggfnoid, aggtransfn, aggtranstype::regtype, agginitval from pg_aggregate where aggfnoid::oid >= 16384"),
            Map.entry(
                    "operator",
                    "select oid::regoperator, oprcode, oprcom::regoperator from pg_operator where oid >= 16384"),
            Map.entry(
                    "cast",
                    "select castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod from pg_cast where oid >= 16384"),
            Map.entry(
                    "type",
                    """
                    select t.oid::regtype, typtype, typowner::regrole, %SORTED(typacl), typnotnull, typdefault, typbasetype::regtype,
                        (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid)
                    from pg_type t join pg_namespace n on n.oid = typnamespace
                    where typtype <> 'b' and nspname"""
                            + USER),
            Map.entry(
                    "range",
                    "select rngtypid::regtype, rngsubtype::regtype, rngmultitypid::regtype, rngsubdiff from pg_range"),
            Map.entry(
                    "collation",
                    "select collname, collprovider, collisdeterministic, collversion, to_jsonb(c) ->> 'colllocale' from pg_collation c where oid >= 16384"),
            Map.entry(
                    "search configuration",
                    "select mapcfg::regconfig, maptokentype, mapseqno, mapdict::regdictionary from pg_ts_config_map where mapcfg >= 16384"),
            Map.entry(
                    "trigger",
                    "select tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal"),
            Map.entry(
                    "rule",
                    "select ev_class::regclass, rulename, ev_enabled, pg_get_ruledef(oid) from pg_rewrite where rulename <> '_RETURN' and oid >= 16384"),
            Map.entry("policy", "select * from pg_policies"),
            Map.entry(
                    "statistics",
                    "select stxname, stxowner::regrole, stxstattarget, pg_get_statisticsobjdef(oid) from pg_statistic_ext"),
            Map.entry(
                    "publication",
                    "select p.pubname, p.pubowner::regrole, pubinsert, pubupdate, pubdelete, pubtruncate, schemaname, tablename, attnames, rowfilter from pg_publication p left join pg_publication_tables t using (pubname)"),
            Map.entry(
                    "comment",
                    """
                    select (i).type, (i).identity, description
                    from (select pg_identify_object(classoid, objoid, objsubid) as i, description
                        from pg_description where objoid >= 16384 or objoid = 2200)
                    """),
            Map.entry(
                    "default privilege",
                    "select defaclnamespace::regnamespace, defaclobjtype, %SORTED(defaclacl), defaclrole::regrole from pg_default_acl"),
            Map.entry(
                    "large object",
                    "select oid, lomowner::regrole, %SORTED(lomacl), md5(lo_get(oid)) from pg_largeobject_metadata"));

    static DatabaseContent of(Tenant tenant) throws SQLException {
        var parts = new TreeMap<String, String>();
        try (var connection = TestServers.tenant().connect(tenant.database())) {
            TenantServer.run(connection, "set search_path to pg_catalog");
            for (var part : CATALOG.entrySet()) {
                parts.put(part.getKey(), anonymous(tenant, lines(connection, withoutOrder(part.getValue()))));
            }
            for (var table : rows(connection).split("\n")) {
                parts.put(
                        "rows of " + table,
                        lines(connection, "select md5(x::text), count(*) from %s x group by 1".formatted(table)));
            }
        }
        return new DatabaseContent(parts);
    }

    /** Partitions each by itself, but where the place of a row is the hash of an object id only all together. */
    private static String rows(Connection connection) throws SQLException {
        return TenantServer.read(
                connection,
                """
                select coalesce(
                    string_agg(case when relkind = 'p' then '' else 'only ' end || c.oid::regclass, E'\\n'),
                    'pg_catalog.pg_am')
                from pg_class c join pg_namespace n on n.oid = relnamespace
                where relkind in ('r', 'm', 'p') and relispopulated and relname !~ '^event_' and nspname"""
                        + USER);
    }

    private static String lines(Connection connection, String query) throws SQLException {
        var lines = TenantServer.read(
                connection, "select string_agg(q::text, E'\\n' order by q::text) from (%s) q".formatted(query));
        return lines == null ? "" : lines;
    }

    /** The order of grants and options means nothing. */
    private static String withoutOrder(String query) {
        return query.replaceAll(
                "%SORTED\\((\\w+)\\)", "(select string_agg(g::text, ',' order by g::text) from unnest($1) g)");
    }

    private static String anonymous(Tenant tenant, String text) {
        return text.replace(tenant.target().ownerRole(), "the_owner")
                .replace(tenant.target().loginRole(), "the_login");
    }

    void requireAtLeast(String part, int lines) {
        assertTrue(parts.get(part).lines().count() >= lines, () -> part + ":\n" + parts.get(part));
    }

    void requireSame(DatabaseContent other) {
        parts.forEach((name, text) -> assertEquals(text, other.parts.get(name), name));
        assertEquals(parts.keySet(), other.parts.keySet());
    }
}
