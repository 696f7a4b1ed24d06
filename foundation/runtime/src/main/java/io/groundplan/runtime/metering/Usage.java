package io.groundplan.runtime.metering;

import java.util.UUID;

/** What requests are summed up by; a null database is none in particular. */
record Usage(long second, UUID project, UUID database, Operation operation) {

    /** A sum of requests and of the bytes of their bodies. */
    record Sum(long requests, long ingressBytes, long egressBytes) {
        Sum plus(Sum other) {
            return new Sum(
                    requests + other.requests, ingressBytes + other.ingressBytes, egressBytes + other.egressBytes);
        }
    }
}
