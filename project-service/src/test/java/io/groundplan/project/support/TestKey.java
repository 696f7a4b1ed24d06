package io.groundplan.project.support;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.groundplan.testkit.surface.Client;

/** An API key of a test. */
public record TestKey(String organization, String id, String text) {

    public static TestKey ofOrganization(Client maker, String... scopes) {
        return made(maker, "", scopes);
    }

    public static TestKey ofProject(Client maker, TestProject project, String... scopes) {
        return made(maker, "\"project_id\":\"" + project.id() + "\",", scopes);
    }

    /** The program that holds the key. */
    public Client client() {
        return Client.withKey(text);
    }

    /** The part that nobody may find anywhere. */
    public String secret() {
        return text.substring(text.lastIndexOf('_') + 1);
    }

    public String keysPath() {
        return "/v1/organizations/" + organization + "/api-keys";
    }

    public String path() {
        return keysPath() + "/" + id;
    }

    private static TestKey made(Client maker, String more, String... scopes) {
        var quoted = Stream.of(scopes).map(scope -> '"' + scope + '"').collect(Collectors.joining(","));
        var answer = maker.post(
                "/v1/organizations/" + maker.organization() + "/api-keys",
                "{\"name\":\"test\"," + more + "\"scopes\":[" + quoted + "]}");
        answer.then().statusCode(201);
        return new TestKey(maker.organization(), answer.path("api_key.id"), answer.path("plaintext_api_key"));
    }
}
