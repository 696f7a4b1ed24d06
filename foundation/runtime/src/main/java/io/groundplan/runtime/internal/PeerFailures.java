package io.groundplan.runtime.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** What it means when a question to a peer fails. */
final class PeerFailures {
    private PeerFailures() {}

    /** That there is no such thing. */
    static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()
                && isJson(refused.getResponse());
    }

    /**
     * That asking other things would fail too. A refusal is an answer, and so is 503: it comes at once, and often is
     * about the one thing that was asked for.
     */
    static boolean isOutage(Throwable failure) {
        return !(failure instanceof WebApplicationException refused) || isOutage(refused.getResponse());
    }

    private static boolean isOutage(Response response) {
        int status = response.getStatus();
        boolean refusal = status < Status.INTERNAL_SERVER_ERROR.getStatusCode() && isJson(response);
        return !refusal && status != Status.SERVICE_UNAVAILABLE.getStatusCode();
    }

    /** Whatever else comes from something that is not the peer, or is the client's word for a body it cannot read. */
    private static boolean isJson(Response response) {
        return MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
    }
}
