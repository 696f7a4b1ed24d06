package io.groundplan.testkit.surface;

import java.net.URI;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Holds every answer against the document that the service itself publishes for the surface. */
record DocumentedAnswers(Door door) implements Filter {

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var path = URI.create(request.getURI()).getRawPath();
        door.answers()
                .assertDocumented(
                        request.getMethod(),
                        door.documented(path),
                        response.getStatusCode(),
                        response.getContentType(),
                        response.getBody().asString());
        return response;
    }
}
