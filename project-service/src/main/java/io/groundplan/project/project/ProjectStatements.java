package io.groundplan.project.project;

/**
 * The statements of a view. What they cost grows with the page, not with the number of projects: both ways to reach a
 * project, directly and through a team, are cut to the page by an index before they are merged.
 */
record ProjectStatements(String one, String ofUser, String ofUserByName, String ofTeam) {
    private static final String STANDING =
            """
            left join project_member mine on mine.project_id = p.id and mine.user_id = $1
            left join team_member team on team.team_id = p.team_id and team.user_id = $1
            """;

    /** `$1` user, `$2` below, `$3` limit, `$4` the user's personal team, `$5` the name where one is asked for. */
    private static final String REACHED =
            """
            from (
                select id from (
                    (select p.id from project_member m join project p on p.id = m.project_id
                    where m.user_id = $1 and m.project_id < $2 and %1$s
                    order by m.project_id desc limit $3)
                    union
                    (select r.id from (select $4::uuid as team_id
                        union select team_id from team_member where user_id = $1) t
                    cross join lateral (select p.id from project p
                        where p.team_id = t.team_id and p.id < $2 and %1$s order by p.id desc limit $3) r)
                ) reached order by id desc limit $3
            ) page
            join project p on p.id = page.id
            """;

    private static final String NAMED = " and p.name = $5";
    private static final String NEWEST_FIRST = " order by p.id desc";

    static ProjectStatements of(ProjectView<?> view) {
        var columns = ProjectColumn.selected() + view.columns() + "\n";
        var joins = STANDING + view.joins() + "\n";
        return new ProjectStatements(
                columns + "from project p\n" + joins + "where p.id = $2",
                columns + REACHED.formatted(view.listed()) + joins + NEWEST_FIRST,
                columns + REACHED.formatted(view.listed() + NAMED) + joins + NEWEST_FIRST,
                columns + "from project p\n" + joins + "where p.team_id = $4 and p.id < $2 and " + view.listed()
                        + NEWEST_FIRST + " limit $3");
    }
}
