package io.groundplan.testkit.sql;

/** What is in the tables, in one text, so that a test can tell whether a request changed anything at all. */
public final class TableState {
    /** Counts and hashes the rows of a table; when a key was last used is no change, nor is that a mail leaves. */
    private static final String OF_TABLES =
            """
            select string_agg(format(
                $$select %L as part, count(*) || ' ' || coalesce(sum(
                    hashtextextended((to_jsonb(r) - 'last_used_at')::text, 0)::numeric), 0) as content from %I r$$,
                tablename, tablename), ' union all ' order by tablename)
            from pg_tables
            where schemaname = 'public'
            and tablename not in (
                'cluster', 'mail_outbox', 'outbox', 'processed_event', 'idempotency_key', 'flyway_schema_history')
            """;

    /** Rows of the outbox leave it again, so what was ever in it counts. */
    private static final String ALL =
            """
            select string_agg(part || ' ' || content, chr(10) order by part)
            from (%s union all select 'outbox', last_value::text from outbox_id_seq) s
            """;

    private static String statement;

    private TableState() {}

    public static synchronized Object now() {
        if (statement == null) {
            statement = ALL.formatted(ServiceDatabase.value(OF_TABLES));
        }
        return ServiceDatabase.value(statement);
    }
}
