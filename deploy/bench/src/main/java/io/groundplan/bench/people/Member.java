package io.groundplan.bench.people;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.bench.stage.Person;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;

/** Somebody in a project; the first of a project owns it. */
record Member(ProjectId project, UserId user, long joined) {

    /** The owner and so many of a crowd. */
    static Stream<Member> of(ProjectId project, UserId owner, int others) {
        return Stream.concat(
                Stream.of(new Member(project, owner, 1)),
                IntStream.range(0, others)
                        .mapToObj(i -> new Member(project, Person.ofCrowd(i).user(), i + 2L)));
    }

    UUID id() {
        return MemberId.of(project, user).value();
    }

    String role() {
        return joined == 1 ? "owner" : "member";
    }
}
