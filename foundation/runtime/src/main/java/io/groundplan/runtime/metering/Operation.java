package io.groundplan.runtime.metering;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;

/** What a request does, in the words of `usage.recorded`. */
enum Operation {
    READ,
    LIST,
    CREATE,
    UPDATE,
    DELETE;

    /** As published: `listJobs`, `platformListTeams`. */
    private static final Pattern LISTS = Pattern.compile("(list|[a-z]+List)[A-Z].*");

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the method, and whether a GET lists by the name that the operation has in its surface's document. */
    static Optional<Operation> of(String httpMethod, Method served) {
        return switch (httpMethod) {
            case HttpMethod.GET, HttpMethod.HEAD -> Optional.of(lists(served) ? LIST : READ);
            case HttpMethod.POST -> Optional.of(CREATE);
            case HttpMethod.PUT, HttpMethod.PATCH -> Optional.of(UPDATE);
            case HttpMethod.DELETE -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }

    private static boolean lists(Method served) {
        var published = served.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        return published != null && LISTS.matcher(published.operationId()).matches();
    }
}
