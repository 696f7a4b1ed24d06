package io.groundplan.testkit.openapi;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;

/**
 * Validates responses against an OpenAPI 3.0 or 3.1 document. What the document does not mention is a failure too: the
 * operation, the status, the content type, a property.
 */
public final class OpenApiResponses {
    private static final ObjectMapper JSON = new ObjectMapper();
    // an OpenAPI document has keywords that validate nothing: example, xml, discriminator and the like
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(DIALECT));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final OpenApiDocument document;
    // most responses have one of a few schemas, and making one takes longer than the request under test
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private OpenApiResponses(OpenApiDocument document) {
        this.document = document;
    }

    /** Reads a document in JSON. */
    public static OpenApiResponses of(String json) {
        return new OpenApiResponses(new OpenApiDocument(Nullable.rewritten(parse(json))));
    }

    /**
     * Fails unless the response is documented for the operation. The path is a template of the document, or a request's
     * path that matches one; the body may be null or empty where the document has no content.
     */
    public void assertDocumented(String method, String path, int status, String contentType, String body) {
        var where = method.toUpperCase(Locale.ROOT) + " " + path + " " + status;
        var response = document.response(method, path, status);
        var hasBody = body != null && !body.isEmpty();
        if (!response.has("content")) {
            require(!hasBody, where + ": the document has no content, the response has " + body);
            return;
        }
        require(hasBody, where + ": the response has no body, but the document has content");
        var schema = document.schema(response, contentType, where);
        if (!contentType.startsWith("application/json")) {
            // a picture or a stream is as documented when its type is
            return;
        }
        assertValid(schema, parse(body), where);
    }

    private void assertValid(JsonNode schema, JsonNode body, String where) {
        var problems = new ArrayList<String>();
        compiled.computeIfAbsent(schema, this::compile)
                .validate(body)
                .forEach(message -> problems.add(message.getMessage()));
        problems.addAll(new UndeclaredProperties(document).of(schema, body));
        require(problems.isEmpty(), where + ":\n" + String.join("\n", problems) + "\n" + body.toPrettyString());
    }

    private JsonSchema compile(JsonNode schema) {
        var root = (ObjectNode) schema.deepCopy();
        root.set("components", document.components());
        return SCHEMAS.getSchema(root, CONFIG);
    }

    static void require(boolean condition, String failure) {
        if (!condition) {
            throw new AssertionError(failure);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
