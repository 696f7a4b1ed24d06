package io.groundplan.usage.report;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;

/** Where the bytes that a project has sent this month came from, once by database and once by operation. */
public record EgressBreakdown(List<OfDatabase> byDatabase, List<OfOperation> byOperation) {

    /** Without a database for what named none; without a name for a database that this service never heard of. */
    public record OfDatabase(Optional<DatabaseId> database, Optional<String> name, BigInteger bytes) {}

    public record OfOperation(String operation, BigInteger bytes) {}

    public BigInteger total() {
        return byDatabase.stream().map(OfDatabase::bytes).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
