package io.groundplan.worker.copy;

import java.sql.ResultSet;
import java.sql.SQLException;

/** An extension of the source, in its version and schema. */
record ExtensionCopy(String name, boolean own, String statement) {

    static ExtensionCopy of(ResultSet row) throws SQLException {
        return new ExtensionCopy(row.getString("name"), row.getBoolean("own"), row.getString("statement"));
    }
}
