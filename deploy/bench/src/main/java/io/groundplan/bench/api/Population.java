package io.groundplan.bench.api;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.bench.load.Call;
import io.groundplan.bench.stage.Caller;
import io.groundplan.bench.stage.Person;
import io.groundplan.bench.stage.Stage;
import io.groundplan.contracts.id.ProjectId;

/**
 * The same people with the same projects on both sides: one has few, one has many, one makes new ones. A crowd of others
 * has most of all projects, so that one person's are a part of the table, as everywhere but in a test.
 *
 * @param project one of the projects of the person who has few, with a primary database
 * @param bareProject its like on the bare side
 */
record Population(Stage stage, Caller few, Caller many, Caller maker, ProjectId project, String bareProject) {
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int CROWD = 300;
    private static final int PAGE = 20;

    static Population on(Stage stage) throws Exception {
        var few = stage.caller("few@example.com");
        var many = stage.caller("many@example.com");
        var maker = stage.caller("maker@example.com");
        var copies = Stream.of(
                        Copy.of(few.person(), FEW),
                        Copy.of(many.person(), MANY),
                        Copy.of(maker.person(), 1),
                        IntStream.range(0, CROWD).mapToObj(Person::ofCrowd).flatMap(person -> Copy.of(person, FEW)))
                .flatMap(Function.identity())
                .toList();
        var data = new ServiceData(stage.connectToService());
        var project = firstProject(stage, data, few);
        data.add(project, copies);
        new BareData(stage.connectToBare()).add(copies);
        return new Population(
                stage, few, many, maker, project, copies.get(0).project().toString());
    }

    Subjects bare() throws Exception {
        var side = stage.bare();
        var probe = stage.probe(side);
        var names = Subjects.names();
        probe.isServed("/projects/" + bareProject, null, bareProject);
        probe.requireItems(bareList(few), null, PAGE);
        probe.requireItems(bareList(many), null, PAGE);
        return new Subjects(
                Subjects.read(side, "bare_get", "/projects/" + bareProject, null),
                Subjects.read(side, "bare_list_20_of_100", bareList(few), null),
                Subjects.read(side, "bare_list_20_of_10000", bareList(many), null),
                Subjects.made(
                        side,
                        "bare_create",
                        Call.post("/projects", null),
                        () -> "{\"teamId\":\"" + maker.team().value() + "\",\"name\":\"" + names.get() + "\"}",
                        201));
    }

    /** Nothing when the service does not serve the surface. */
    Optional<Subjects> of(Surface surface) throws Exception {
        var side = stage.service();
        var probe = stage.probe(side);
        if (!probe.isServed(surface.one(project), few.token(), surface.form().apply(project))) {
            return Optional.empty();
        }
        var listOfFew = surface.list().apply(few.team());
        var listOfMany = surface.list().apply(many.team());
        probe.requireItems(listOfFew, few.token(), PAGE);
        probe.requireItems(listOfMany, many.token(), PAGE);
        var names = Subjects.names();
        int status = probe.post(surface.projects(), maker.token(), surface.newProject(surface.name(), maker.team()))
                .statusCode();
        return Optional.of(new Subjects(
                Subjects.read(side, surface.name() + "_get", surface.one(project), few.token()),
                Subjects.read(side, surface.name() + "_list_20_of_100", listOfFew, few.token()),
                Subjects.read(side, surface.name() + "_list_20_of_10000", listOfMany, many.token()),
                Subjects.made(
                        side,
                        surface.name() + "_create",
                        Call.post(surface.projects(), maker.token()),
                        () -> surface.newProject(surface.name() + "-" + names.get(), maker.team()),
                        status)));
    }

    /** Made on the database surface, since only its projects have everything that a project can have. */
    private static ProjectId firstProject(Stage stage, ServiceData data, Caller owner) throws Exception {
        var database = Surface.named("database");
        var probe = stage.probe(stage.service());
        var made = probe.post(database.projects(), owner.token(), database.newProject("First", owner.team()));
        var text = probe.json(made).path("project").path("id").asText();
        var project = ProjectId.parse(text).orElseThrow();
        data.markReady(project);
        return project;
    }

    private static String bareList(Caller caller) {
        return "/projects?team=" + caller.team().value() + "&limit=" + PAGE;
    }
}
