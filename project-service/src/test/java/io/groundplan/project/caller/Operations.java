package io.groundplan.project.caller;

import java.util.List;

/** Every operation of the surface, with what a caller needs for it. */
record Operations(String method, String path, String body, String role, String scope) {

    /** In an order in which an earlier one does not take away what a later one needs. */
    static List<Operations> all() {
        return List.of(
                new Operations("GET", "/v1/projects/{project}", null, "viewer", "projects:read"),
                new Operations("GET", "/v1/projects/{project}/extensions", null, "viewer", "projects:read"),
                new Operations("GET", "/v1/projects/{project}/jobs", null, "viewer", "jobs:read"),
                new Operations("GET", "/v1/jobs/{job}", null, "viewer", "jobs:read"),
                new Operations("GET", "/v1/projects/{project}/connections", null, "member", "credentials:read"),
                new Operations("PATCH", "/v1/projects/{project}", "{\"name\":\"New\"}", "admin", "projects:write"),
                new Operations(
                        "POST",
                        "/v1/projects/{project}/extensions",
                        "{\"name\":\"pgcrypto\"}",
                        "admin",
                        "projects:write"),
                new Operations("DELETE", "/v1/projects/{project}/extensions/hstore", null, "admin", "projects:write"),
                new Operations("POST", "/v1/projects/{project}/credentials/rotate", null, "admin", "projects:write"),
                new Operations("POST", "/v1/projects/{project}/retry-provisioning", null, "admin", "projects:write"),
                new Operations("POST", "/v1/jobs/{job}/cancel", null, "admin", "projects:write"),
                new Operations("PATCH", "/v1/projects/{project}", "{\"plan\":\"standard\"}", "owner", "projects:write"),
                new Operations("DELETE", "/v1/projects/{project}", null, "owner", "projects:write"));
    }

    /** The operations about the organization, which project keys and members of a project do not reach. */
    static List<Operations> ofOrganizations() {
        return List.of(
                new Operations("GET", "/v1/projects?organization_id={org}", null, "viewer", "projects:read"),
                new Operations(
                        "POST",
                        "/v1/projects",
                        "{\"name\":\"More\",\"organization_id\":\"{org}\"}",
                        "admin",
                        "projects:write"),
                new Operations("GET", "/v1/organizations/{org}/api-keys", null, "admin", "api_keys:read"),
                new Operations(
                        "POST",
                        "/v1/organizations/{org}/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"api_keys:write\"]}",
                        "admin",
                        "api_keys:write"),
                new Operations(
                        "POST",
                        "/v1/organizations/{org}/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"projects:write\"]}",
                        "owner",
                        "api_keys:write"),
                new Operations("DELETE", "/v1/organizations/{org}/api-keys/{key}", null, "admin", "api_keys:write"));
    }

    Operations at(String project, String job, String organization, String key) {
        var filled = path.replace("{project}", project)
                .replace("{job}", job)
                .replace("{org}", organization)
                .replace("{key}", key);
        return new Operations(method, filled, body == null ? null : body.replace("{org}", organization), role, scope);
    }

    @Override
    public String toString() {
        return method + " " + path + (body == null ? "" : " " + body);
    }
}
