package io.groundplan.bench.api;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.bench.load.Call;
import io.groundplan.bench.stage.Caller;
import io.groundplan.bench.stage.Person;
import io.groundplan.bench.stage.Stage;
import io.groundplan.bench.stage.Subject;
import io.groundplan.contracts.id.ProjectId;

/**
 * The same people with the same projects on both sides: one has few, one has many, one makes new ones. A crowd of others
 * has most of all projects, so that one person's are a part of the table, as everywhere but in a test.
 *
 * @param project one of the projects of the person who has few, with a primary database
 */
record Population(Stage stage, Caller few, Caller many, Caller maker, ProjectId project) {
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int CROWD = 300;
    private static final int PAGE = 20;
    private static final String ONE_PROJECT = "select p.id%where p.id = $2%";
    private static final ObjectMapper JSON = new ObjectMapper();

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
        return new Population(stage, few, many, maker, project);
    }

    BareSubjects bare() throws Exception {
        var side = stage.bare();
        var names = Subjects.names();
        var list = "/projects?team=" + many.team().value() + "&limit=" + PAGE;
        stage.probe(side).requireItems(list, null, PAGE);
        return new BareSubjects(
                Subjects.read(side, "bare_list_20_of_10000", list, null),
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
        var sameGet = sameGet(surface);
        var listOfFew = surface.list().apply(few.team());
        var listOfMany = surface.list().apply(many.team());
        probe.requireItems(listOfFew, few.token(), PAGE);
        probe.requireItems(listOfMany, many.token(), PAGE);
        var names = Subjects.names();
        int status = probe.post(surface.projects(), maker.token(), surface.newProject(surface.name(), maker.team()))
                .statusCode();
        return Optional.of(new Subjects(
                Subjects.read(side, surface.name() + "_get", surface.one(project), few.token()),
                sameGet,
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

    /** The bare application with the statement that the service has run last to show the project. */
    private Subject sameGet(Surface surface) throws Exception {
        var probe = stage.probe(stage.bare());
        var kept = probe.post(
                "/statements",
                null,
                JSON.createObjectNode()
                        .put("sql", stage.seenStatement(ONE_PROJECT))
                        .toString());
        var path = "/statements/" + probe.json(kept).path("number").asInt() + "/" + project.value() + "?user="
                + few.person().user().value();
        probe.isServed(path, null, project.value().toString());
        return Subjects.read(stage.bare(), "bare_" + surface.name() + "_get", path, null);
    }
}
