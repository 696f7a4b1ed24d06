package io.groundplan.project.apikey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Scope;

/** The scopes that a request names for a key. */
public final class WantedScopes {
    private static final String FIELD = "scopes";

    private static final Set<Scope> OF_ORGANIZATIONS_ONLY =
            Set.of(Scope.ORGANIZATIONS_READ, Scope.ORGANIZATIONS_WRITE, Scope.API_KEYS_READ, Scope.API_KEYS_WRITE);

    private WantedScopes() {}

    /** At least one, and known ones only; the list and what it holds may be null. */
    public static Set<Scope> parse(List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            throw Problem.invalid(FIELD, "must hold at least one scope");
        }
        var parsed = new LinkedHashSet<Scope>();
        for (var text : texts) {
            parsed.add(Optional.ofNullable(text)
                    .flatMap(Scope::parse)
                    .orElseThrow(() -> Problem.invalid(FIELD, "must hold known scopes only")));
        }
        return parsed;
    }

    /** A key of one project does not reach its organization. */
    static void requireForProject(Set<Scope> scopes) {
        scopes.stream().filter(OF_ORGANIZATIONS_ONLY::contains).findFirst().ifPresent(scope -> {
            throw Problem.invalid(FIELD, "must not hold " + scope.text() + " for a key of one project");
        });
    }
}
