package io.groundplan.bench.people;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.groundplan.bench.load.Call;
import io.groundplan.bench.stage.Caller;
import io.groundplan.bench.stage.Comparison;
import io.groundplan.bench.stage.Stage;
import io.groundplan.bench.stage.Subject;
import io.groundplan.bench.stage.Timing;
import io.groundplan.contracts.id.ProjectId;

/**
 * How fast members are listed and invites accepted, as ratios to a bare application that runs the same single statement,
 * or the four statements of the same transaction, in the same run. See the README beside this module.
 */
public final class PeopleBench {
    private static final double LIST_AT_LEAST = 0.4;
    private static final double ACCEPT_AT_LEAST = 0.4;
    private static final int MEMBERS = 1_000;
    private static final int CROWDED_PROJECTS = 30;
    private static final int PAGE = 20;
    private static final int INVITES = 120_000;

    private final Timing timing;
    private final Stage stage;
    private final Clock clock = Clock.systemUTC();

    private PeopleBench(Timing timing, Stage stage) {
        this.timing = timing;
        this.stage = stage;
    }

    /** The only argument is `--quick`. */
    public static void main(String[] arguments) {
        var timing = List.of(arguments).contains("--quick") ? Timing.quick() : Timing.full();
        Stage.perform("membership-service", stage -> new PeopleBench(timing, stage).run());
    }

    private void run() throws Exception {
        var owner = stage.caller("owner@example.com");
        var guest = stage.caller("guest@example.com");
        var data = new PeopleData(stage.connectToService(), stage.connectToBare());
        var crowded = projects(CROWDED_PROJECTS);
        data.addCrowd(MEMBERS);
        data.addProjects(owner.person().user(), crowded);
        data.addMembers(crowded.stream()
                .flatMap(project -> Member.of(project, owner.person().user(), MEMBERS - 1))
                .toList());
        var invites = invites(data, owner, guest);
        data.settle();
        compareLists(owner, crowded.get(0));
        compareAcceptance(guest, invites);
    }

    private List<Invite> invites(PeopleData data, Caller owner, Caller guest) throws Exception {
        var projects = projects(INVITES);
        var invites = projects.stream().map(Invite::to).toList();
        data.addProjects(owner.person().user(), projects);
        data.addMembers(projects.stream()
                .flatMap(project -> Member.of(project, owner.person().user(), 0))
                .toList());
        data.addInvites(guest.email(), owner.person().user(), invites);
        return invites;
    }

    private void compareLists(Caller owner, ProjectId project) throws Exception {
        var path = "/members?project=" + project.value() + "&limit=" + PAGE;
        var documented = "/api/v1/projects/" + project.value() + "/members?limit=" + PAGE;
        stage.probe(stage.bare()).requireItems(path, null, PAGE);
        stage.probe(stage.service()).requireItems(documented, owner.token(), PAGE);
        compare(
                Subject.read(stage.bare(), "bare_list_20_of_1000_members", path, null),
                Subject.read(stage.service(), "list_20_of_1000_members", documented, owner.token()),
                LIST_AT_LEAST);
    }

    private void compareAcceptance(Caller guest, List<Invite> invites) throws Exception {
        var user = guest.person().user().value();
        var ofBare = new AtomicInteger();
        var ofService = new AtomicInteger();
        var bare = Call.post("/invites/accept", null);
        compare(
                Subject.made(
                        stage.bare(),
                        "bare_accept_invite",
                        () -> bare.with("{\"token\":\"%s\",\"userId\":\"%s\"}"
                                .formatted(next(invites, ofBare).token(), user)),
                        200),
                Subject.made(
                        stage.service(),
                        "accept_invite",
                        () -> Call.post(
                                        "/api/v1/invites/"
                                                + next(invites, ofService).token() + "/accept",
                                        guest.token())
                                .with("{}"),
                        200),
                ACCEPT_AT_LEAST);
    }

    private void compare(Subject bare, Subject ours, double atLeast) throws Exception {
        bare.warmUp(timing);
        ours.warmUp(timing);
        var comparison = new Comparison().measure(timing, List.of(bare, ours));
        comparison.print(ours, bare, atLeast);
        comparison.print(bare.name());
    }

    private static Invite next(List<Invite> invites, AtomicInteger used) {
        int index = used.getAndIncrement();
        if (index >= invites.size()) {
            throw new IllegalStateException("all " + invites.size() + " invites are accepted");
        }
        return invites.get(index);
    }

    private List<ProjectId> projects(int count) {
        return IntStream.range(0, count).mapToObj(i -> ProjectId.next(clock)).toList();
    }
}
