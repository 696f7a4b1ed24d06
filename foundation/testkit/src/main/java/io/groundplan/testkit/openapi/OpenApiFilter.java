package io.groundplan.testkit.openapi;

import java.net.URI;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** A REST-assured filter that fails the test whose response is not the documented one. */
public record OpenApiFilter(OpenApiResponses document) implements Filter {

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        document.assertDocumented(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                response.getStatusCode(),
                response.getContentType(),
                response.getBody().asString());
        return response;
    }
}
