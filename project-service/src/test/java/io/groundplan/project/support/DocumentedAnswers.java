package io.groundplan.project.support;

import java.net.URI;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

import io.groundplan.testkit.openapi.OpenApiResponses;

/** Holds every answer against the document that the service itself publishes. */
final class DocumentedAnswers implements Filter {
    static final DocumentedAnswers INSTANCE = new DocumentedAnswers();

    private static final String PREFIX = "/database";

    private final OpenApiResponses document =
            OpenApiResponses.of(RestAssured.get("/openapi/database.json").asString());

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var path = URI.create(request.getURI()).getRawPath();
        document.assertDocumented(
                request.getMethod(),
                path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path,
                response.getStatusCode(),
                response.getContentType(),
                response.getBody().asString());
        return response;
    }
}
