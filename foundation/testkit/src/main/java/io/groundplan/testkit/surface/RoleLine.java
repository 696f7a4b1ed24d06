package io.groundplan.testkit.surface;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.restassured.response.Response;

/**
 * A line of `roles/<surface>.csv`: an operation, the weakest role that may do it, and a body that it accepts. The role is
 * `none` (no login), `user` (anyone with a login), `invited` (whose the address is), viewer, member, admin, `owner` (of the
 * project or its team) or `own` (the project's own owner).
 */
public record RoleLine(Door door, String method, String path, String role, String body) {
    /** Those who have part in a project, from the weakest on. */
    static final List<String> ROLES = List.of("viewer", "member", "admin", "owner");

    private static final List<String> FOR_ALL = List.of("none", "user");
    private static final Pattern OF_TEAM = Pattern.compile("(?i)\\{(team|org)[a-z]*}");
    private static final Pattern OF_PROJECT = Pattern.compile("(?i)/projects/\\{|\\{project[a-z]*}");
    private static final Pattern THE_PROJECT = Pattern.compile("/projects/\\{[a-zA-Z]+}$");
    private static final String ICON = "multipart:icon";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, '\r'};

    public static List<RoleLine> of(Door door) {
        return Csv.rows("roles/" + door.surface() + ".csv").stream()
                .map(row -> new RoleLine(
                        door,
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.size() > 3 && !row.get(3).isEmpty() ? row.get(3) : null))
                .toList();
    }

    public PublishedOperation operation() {
        return PublishedOperation.of(door).stream()
                .filter(published ->
                        published.method().equals(method) && published.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no " + this));
    }

    /** About a team, which a role in one of its projects says nothing about. */
    public boolean isOfTeam() {
        return !isOfProject()
                && (OF_TEAM.matcher(path).find()
                        || (body != null && OF_TEAM.matcher(body).find()));
    }

    public boolean isOfProject() {
        return OF_PROJECT.matcher(path).find();
    }

    /** Takes away what other operations need. */
    public boolean isDeletion() {
        return method.equals("DELETE");
    }

    public boolean isDeletionOfProject() {
        return isDeletion() && THE_PROJECT.matcher(path).find();
    }

    /** Needs no part in anything. */
    boolean isForAll() {
        return FOR_ALL.contains(role);
    }

    boolean isForInvited() {
        return role.equals("invited");
    }

    boolean isFor(String held) {
        return hasRole() && ROLES.indexOf(held) >= ROLES.indexOf(weakest());
    }

    boolean isTooMuchFor(String held) {
        return hasRole() && !isFor(held);
    }

    private boolean hasRole() {
        return ROLES.contains(weakest());
    }

    private String weakest() {
        return role.equals("own") ? "owner" : role;
    }

    public boolean isIcon() {
        return ICON.equals(body);
    }

    /** Asks as that person, with the values of the placeholders. */
    public Response call(Client person, Map<String, String> values) {
        var caller = person.at(door);
        var filledPath = Placeholders.filled(path, values);
        if (isIcon()) {
            return caller.upload(method, filledPath, "icon", PICTURE);
        }
        return operation().isOtherThanJson()
                ? caller.send(method, filledPath, null)
                : caller.call(method, filledPath, Placeholders.filled(body, values));
    }

    public String filledPath(Map<String, String> values) {
        return Placeholders.filled(path, values);
    }

    public String filledBody(Map<String, String> values) {
        return isIcon() ? null : Placeholders.filled(body, values);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
