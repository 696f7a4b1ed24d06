package io.groundplan.project.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What people say about an environment. Its name is a DNS label that is unique in the project. */
public record EnvironmentProfile(
        String name,
        Optional<String> displayName,
        EnvironmentType type,
        Optional<String> description,
        Optional<String> color,
        Optional<String> gitBranch) {

    public static EnvironmentProfile named(String name, EnvironmentType type) {
        return new EnvironmentProfile(
                name, Optional.empty(), type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a copy of the environment is called and for; the rest carries over. */
    public EnvironmentProfile cloned(String cloneName, Optional<EnvironmentType> cloneType, Optional<String> about) {
        return new EnvironmentProfile(cloneName, displayName, cloneType.orElse(type), about, color, gitBranch);
    }

    /** The fields that differ, by the names that events use. */
    List<String> changedSince(EnvironmentProfile before) {
        var changed = new ArrayList<String>();
        addIfDifferent(changed, "name", before.name, name);
        addIfDifferent(changed, "display_name", before.displayName, displayName);
        addIfDifferent(changed, "type", before.type, type);
        addIfDifferent(changed, "description", before.description, description);
        addIfDifferent(changed, "color", before.color, color);
        addIfDifferent(changed, "git_branch", before.gitBranch, gitBranch);
        return changed;
    }

    private static void addIfDifferent(List<String> changed, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }
}
