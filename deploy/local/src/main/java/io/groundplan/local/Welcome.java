package io.groundplan.local;

import io.groundplan.local.demo.Demo;

/** What a newcomer reads when everything is up: an address, and commands that work when they are pasted. */
final class Welcome {
    private static final String TEXT =
            """

            Groundplan is ready: http://localhost:%1$d
            Its APIs, to read and to try: http://localhost:%1$d/docs
            The mails it sends, instead of sending them: http://localhost:%1$d/local/mail

            A token, a project with a database of its own, the job that makes it, and how to connect. Paste this:

              URL=http://localhost:%1$d
              TOKEN=$(curl -s $URL/local/token -H 'Content-Type: application/json' -d '{"email":"ada@example.com"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
              CREATED=$(curl -s $URL/v1/projects -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"shop"}'); echo "$CREATED"
              PROJECT=$(echo "$CREATED" | grep -o 'prj_[0-9a-z]\\{20\\}' | head -n 1); JOB=$(echo "$CREATED" | grep -o 'job_[0-9a-z]\\{20\\}' | head -n 1)
              curl -s "$URL/v1/jobs/$JOB?wait=30s" -H "Authorization: Bearer $TOKEN"; echo
              CONNECTIONS=$(curl -s $URL/v1/projects/$PROJECT/connections -H "Authorization: Bearer $TOKEN"); echo "$CONNECTIONS"

            Open the database with any PostgreSQL client:

              psql "$(echo "$CONNECTIONS" | sed 's/.*"direct_url":"\\([^"]*\\)".*/\\1/')"

            Data is in %2$s and survives a restart (--fresh deletes it). Ctrl-C stops everything.
            """;

    private static final String DEMO =
            """

            The demonstration belongs to %s; with the TOKEN above:

              TEAM=$(curl -s $URL/api/v1/platform/teams -H "Authorization: Bearer $TOKEN" | grep -o 'team_[0-9a-z]\\{20\\}","name":"Demo"' | head -c 25)
              PROJECTS=$(curl -s $URL/api/v1/platform/projects/team/$TEAM -H "Authorization: Bearer $TOKEN"); echo "$PROJECTS"
              PROJECT=$(echo "$PROJECTS" | grep -o 'prj_[0-9a-z]\\{20\\}' | tail -n 1)
              for FIGURES in stats usage egress-breakdown 'time-series?range=30d'; do curl -s "$URL/api/v1/platform/projects/$PROJECT/$FIGURES" -H "Authorization: Bearer $TOKEN"; echo; done
            """;

    private Welcome() {}

    static String text(Options options) {
        var welcome = TEXT.formatted(options.port(), options.directories().state());
        return options.demo() ? welcome + DEMO.formatted(Demo.OWNER) : welcome;
    }
}
