package io.groundplan.worker.queue;

/**
 * Fairness between organizations, decided when a job gets in line, so that a claim takes the first and compares nothing.
 * Turns are numbers; the front of the line is the highest one that runs now. An organization's first job stands at the
 * front, each further one a turn behind the one before it, running ones included: everybody moves up by one job at a time.
 */
final class TurnSql {
    private static final String FRONT =
            """
            coalesce(
                (select max(turn) from job where state = 'running'),
                (select min(turn) from job where state = 'pending' and turn is not null),
                0)
            """;

    /** What is no number yet is null, and nulls are ignored. */
    private static final String BEHIND =
            """
            greatest(
                %1$s,
                1 + greatest(
                    (select max(turn) from job where organization_id = %2$s and state = 'pending'),
                    (select max(turn) from job where organization_id = %2$s and state = 'running')))
            """;

    /** Jobs whose pause is over get in line, behind the others of their organization, not where they had been. */
    static final String GET_IN_LINE =
            """
            with due as (
                select id, organization_id, run_after, position
                from job
                where state = 'pending'
                    and turn is null
                    and run_after <= now()
                order by run_after
                limit 500
                for update skip locked),
            organization as (
                select distinct organization_id as id
                from due),
            line as (
                select id, %s as turn
                from organization),
            placed as (
                select due.id,
                    line.turn - 1 + row_number() over (
                        partition by due.organization_id
                        order by due.run_after, due.position) as turn
                from due
                    join line on line.id = due.organization_id)
            update job
            set turn = placed.turn
            from placed
            where job.id = placed.id
            """
                    .formatted(behind("organization.id"));

    private TurnSql() {}

    /** The turn of a further job of that organization. */
    static String behind(String organization) {
        return BEHIND.formatted(FRONT, organization);
    }
}
