package io.groundplan.kubernetes.network;

import java.util.Map;

/** Who may want to reach whom: pods of the namespace, pods of others, and addresses outside. */
record Actor(String name, Place place, Map<String, String> labels, Map<String, String> namespaceLabels) {
    enum Place {
        HERE,
        OTHER_NAMESPACE,
        OUTSIDE
    }

    static Actor here(String name, Map<String, String> labels) {
        return new Actor(name, Place.HERE, labels, Map.of());
    }

    static Actor elsewhere(String name, Map<String, String> labels, Map<String, String> namespaceLabels) {
        return new Actor(name, Place.OTHER_NAMESPACE, labels, namespaceLabels);
    }

    static Actor outside() {
        return new Actor("outside", Place.OUTSIDE, Map.of(), Map.of());
    }
}
