package io.groundplan.local.gateway;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every route of the gateway, most specific first. */
public final class RouteTable {
    private static final Comparator<Route> MOST_SPECIFIC_FIRST = Comparator.<Route>comparingInt(
                    route -> route.match().rank())
            .thenComparing(Comparator.<Route>comparingInt(
                            route -> route.match().value().length())
                    .reversed());

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(MOST_SPECIFIC_FIRST).toList();
    }

    /** The routes of all HTTPRoute manifests under the directory. */
    public static RouteTable read(Path manifests) {
        return new RouteTable(RouteManifests.read(manifests));
    }

    /** The service that answers the raw path. */
    public Optional<String> serviceOf(String path) {
        return routes.stream()
                .filter(route -> route.match().matches(path))
                .findFirst()
                .map(Route::service);
    }

    /** Every service that some route names. */
    Set<String> services() {
        return routes.stream().map(Route::service).collect(Collectors.toUnmodifiableSet());
    }
}
