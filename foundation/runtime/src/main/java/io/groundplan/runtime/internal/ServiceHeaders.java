package io.groundplan.runtime.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.security.InternalConfig;

/** What a call to another service carries: the service credential and the id of the request it is made for. */
@ApplicationScoped
public class ServiceHeaders implements ClientHeadersFactory {
    private final InternalConfig config;

    ServiceHeaders(InternalConfig config) {
        this.config = config;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        headers.add(HttpHeaders.AUTHORIZATION, "Service " + config.credential());
        RequestIds.current().ifPresent(id -> headers.add(RequestIds.HEADER, id));
        return headers;
    }
}
