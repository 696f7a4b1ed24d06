package io.groundplan.worker.spare;

import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;

/**
 * A database that the role of the spares owns. It is finished, which it is marked as last, or what a filler that was
 * lost has left.
 */
record Spare(Identifier name, String marker, boolean closed, boolean invalid) {

    boolean isCopyOf(Identifier template) {
        return isUsable() && Marker.spareOf(template).is(marker);
    }

    boolean isUsable() {
        return marker != null && closed && !invalid;
    }
}
