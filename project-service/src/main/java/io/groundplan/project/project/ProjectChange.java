package io.groundplan.project.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an update makes of a project; the part that an update leaves alone is the identity or empty. */
public record ProjectChange(UnaryOperator<Profile> profile, Optional<Purpose> purpose, Optional<Limits> limits) {

    public static ProjectChange ofProfile(UnaryOperator<Profile> profile) {
        return new ProjectChange(profile, Optional.empty(), Optional.empty());
    }

    /** Whether the project would be the same afterwards. */
    public boolean isNothing(Project before) {
        return changed(before).isEmpty();
    }

    /** The names of the fields that would differ, for the event. */
    List<String> changed(Project before) {
        var changed = new ArrayList<>(profile.apply(before.profile()).changedSince(before.profile()));
        purpose.filter(given -> given != before.purpose()).ifPresent(given -> changed.add("environment"));
        limits.ifPresent(given -> changed.addAll(given.changedSince(before.limits())));
        return changed;
    }
}
