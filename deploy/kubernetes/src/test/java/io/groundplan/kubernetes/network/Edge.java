package io.groundplan.kubernetes.network;

/** One may open connections to the other's port. */
record Edge(String from, String to, int port) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return from + " -> " + to + ":" + port;
    }
}
