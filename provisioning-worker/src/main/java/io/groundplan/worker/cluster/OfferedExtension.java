package io.groundplan.worker.cluster;

/** An extension that a cluster offers, in the version that it would install. */
public record OfferedExtension(ExtensionName name, String version) {}
