package io.groundplan.project.caller;

import java.util.List;

/** Every operation of the surface, with the scope that an API key needs for it. */
record Operations(String method, String path, String body, String scope) {

    /** In an order in which an earlier one does not take away what a later one needs. */
    static List<Operations> all() {
        return List.of(
                new Operations("GET", "/v1/projects/{project}", null, "projects:read"),
                new Operations("GET", "/v1/projects/{project}/extensions", null, "projects:read"),
                new Operations("GET", "/v1/projects/{project}/jobs", null, "jobs:read"),
                new Operations("GET", "/v1/jobs/{job}", null, "jobs:read"),
                new Operations("GET", "/v1/projects/{project}/connections", null, "credentials:read"),
                new Operations("PATCH", "/v1/projects/{project}", "{\"name\":\"New\"}", "projects:write"),
                new Operations(
                        "POST", "/v1/projects/{project}/extensions", "{\"name\":\"pgcrypto\"}", "projects:write"),
                new Operations("DELETE", "/v1/projects/{project}/extensions/hstore", null, "projects:write"),
                new Operations("POST", "/v1/projects/{project}/credentials/rotate", null, "projects:write"),
                new Operations("POST", "/v1/projects/{project}/retry-provisioning", null, "projects:write"),
                new Operations("POST", "/v1/jobs/{job}/cancel", null, "projects:write"),
                new Operations("PATCH", "/v1/projects/{project}", "{\"plan\":\"standard\"}", "projects:write"),
                new Operations("DELETE", "/v1/projects/{project}", null, "projects:write"));
    }

    /** The operations about the organization, which project keys and members of a project do not reach. */
    static List<Operations> ofOrganizations() {
        return List.of(
                new Operations("GET", "/v1/projects?organization_id={org}", null, "projects:read"),
                new Operations(
                        "POST", "/v1/projects", "{\"name\":\"More\",\"organization_id\":\"{org}\"}", "projects:write"),
                new Operations("GET", "/v1/organizations/{org}/api-keys", null, "api_keys:read"),
                new Operations(
                        "POST",
                        "/v1/organizations/{org}/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"api_keys:write\"]}",
                        "api_keys:write"),
                new Operations(
                        "POST",
                        "/v1/organizations/{org}/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"projects:write\"]}",
                        "api_keys:write"),
                new Operations("DELETE", "/v1/organizations/{org}/api-keys/{key}", null, "api_keys:write"));
    }

    Operations at(String project, String job, String organization, String key) {
        var filled = path.replace("{project}", project)
                .replace("{job}", job)
                .replace("{org}", organization)
                .replace("{key}", key);
        return new Operations(method, filled, body == null ? null : body.replace("{org}", organization), scope);
    }

    @Override
    public String toString() {
        return method + " " + path + (body == null ? "" : " " + body);
    }
}
