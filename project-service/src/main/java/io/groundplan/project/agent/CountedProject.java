package io.groundplan.project.agent;

import io.groundplan.project.project.ProjectView;
import io.groundplan.project.project.SeenProject;

/** A project and how many belong to it: its owner and direct members, its agents, its aggregators. */
public record CountedProject(SeenProject seen, long members, long agents, long aggregators) {

    /** Reads the numbers together with the project. */
    public static final ProjectView<CountedProject> VIEW = ProjectView.of(
            """
            ,
            (select count(*) from project_member c where c.project_id = p.id) as members_count,
            (select count(*) from registration r where r.project_id = p.id and r.kind = 'agent') as agents_count,
            (select count(*) from registration r where r.project_id = p.id and r.kind = 'aggregator')
                as aggregators_count
            """,
            "",
            (seen, row) -> new CountedProject(
                    seen, row.getLong("members_count"), row.getLong("agents_count"), row.getLong("aggregators_count")));
}
