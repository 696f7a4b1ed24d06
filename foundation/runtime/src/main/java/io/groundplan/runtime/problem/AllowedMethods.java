package io.groundplan.runtime.problem;

import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** The methods of a path for the header `Allow`, which the framework leaves out when it refuses another method. */
final class AllowedMethods {
    private AllowedMethods() {}

    static String of(ResteasyReactiveRequestContext request) {
        var methods = new TreeSet<String>();
        var path = request.getPathWithoutPrefix();
        var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
        for (var found = resources.map(path); found != null; found = resources.continueMatching(path, found)) {
            var rest = found.remaining.isEmpty() ? "/" : found.remaining;
            Stream.of(found.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .map(ClassRoutingHandler.class::cast)
                    .flatMap(resource -> resource.getMappers().entrySet().stream())
                    .filter(method ->
                            method.getKey() != null && method.getValue().map(rest) != null)
                    .forEach(method -> methods.add(method.getKey()));
        }
        return String.join(", ", methods);
    }
}
