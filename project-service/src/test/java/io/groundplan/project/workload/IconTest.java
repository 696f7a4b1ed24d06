package io.groundplan.project.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.Pictures;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Refusals;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pictures of projects: what is taken for one, and how it is shown. */
@QuarkusTest
class IconTest extends ProjectServiceTest {
    private static final String NAME = "/uploads/projects/[0-9a-f]{32}-[A-Za-z0-9]{22}\\.";

    private final Client ann = Client.person("ann").at(Door.WORKLOAD);
    private WorkloadProject project;

    @BeforeEach
    void create() {
        project = WorkloadProject.created(ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "gif"})
    void knowsATypeByItsBytesWhateverItsSenderSays(String type) {
        var answer = Pictures.upload(ann, project.id(), "icon", Pictures.of(type));

        answer.then().statusCode(200).header("ETag", is("\"2\""));
        String path = answer.path("icon_path");
        assertTrue(path.matches(NAME + type), path);
        var shown = RestAssured.get(path);
        shown.then().statusCode(200).contentType("image/" + type);
        assertArrayEquals(Pictures.of(type), shown.asByteArray());
    }

    @Test
    void takesThePartNamedFileToo() {
        Pictures.upload(ann, project.id(), "file", Pictures.of("png")).then().statusCode(200);
        refused(400, Pictures.upload(ann, project.id(), "picture", Pictures.of("png")));
    }

    @Test
    void showsAPictureToAnyoneButLetsNoBrowserRunIt() {
        var path = project.newIcon();

        var shown = RestAssured.get(path);

        shown.then()
                .statusCode(200)
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Security-Policy", is("default-src 'none'"))
                .header("Content-Disposition", is("inline"))
                .header("Cache-Control", is("public, max-age=31536000, immutable"));
        RestAssured.given()
                .header("If-None-Match", shown.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", is(shown.header("ETag")))
                .header("Cache-Control", is("public, max-age=31536000, immutable"));
        RestAssured.given()
                .header("If-None-Match", "\"other\"")
                .get(path)
                .then()
                .statusCode(200);
        for (var accept : List.of("image/*", "image/avif,image/webp,*/*;q=0.8", "image/png", "text/html")) {
            RestAssured.given().accept(accept).get(path).then().statusCode(200).contentType("image/png");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "\u0089PNG",
                "PNG\r\n\u001a\n",
                "GIF88a;",
                "GIF8",
                "RIFF\4\0\0\0WAVEfmt ",
                "BM6",
                "x"
            })
    void refusesWhatIsNoPicture(String bytes) {
        Refusals.assertNothingChanges(() -> {
            var answer = Pictures.upload(ann, project.id(), "icon", bytes.getBytes(StandardCharsets.ISO_8859_1));
            refused(400, answer);
            answer.then().body("error.message", is("icon must be a PNG, JPEG, WebP or GIF picture"));
        });
    }

    @Test
    void refusesAnUploadWithoutAPicture() {
        Refusals.assertNothingChanges(() -> {
            refused(400, Pictures.upload(ann, project.id(), "icon", new byte[0]));
            refused(
                    400,
                    ann.request()
                            .contentType("multipart/form-data")
                            .multiPart("icon", "no file")
                            .post(project.path("icon")));
            refused(400, raw("multipart/form-data", "x"));
            refused(400, raw("multipart/form-data; boundary=b", "x"));
            refused(400, raw("multipart/form-data; boundary=b", "--b\r\nnonsense"));
        });
    }

    @Test
    void refusesOtherMediaTypes() {
        Refusals.assertNothingChanges(() -> {
            refused(415, raw("application/json", "{}"));
            refused(415, raw("image/png", "x"));
            refused(415, raw("application/x-www-form-urlencoded", "icon=x"));
        });
    }

    @Test
    void takesTwoMebibytesAndNoMore() {
        Pictures.upload(ann, project.id(), "icon", Pictures.png(Pictures.MAX))
                .then()
                .statusCode(200);

        Refusals.assertNothingChanges(() -> {
            refused(413, Pictures.upload(ann, project.id(), "icon", Pictures.png(Pictures.MAX + 1)));
            refused(413, Pictures.upload(ann, project.id(), "icon", Pictures.png(3 << 20)));
            refused(413, Pictures.upload(ann, project.id(), "icon", Pictures.png(5 << 20)));
            refused(413, Pictures.upload(ann, project.id(), "ignored", Pictures.png(3 << 20)));
        });
    }

    @Test
    void takesTwoMebibytesAndNoMoreOfAnUploadWhoseLengthNobodySays() {
        assertEquals(200, ChunkedUpload.of(ann, project, Pictures.MAX).status());

        Refusals.assertNothingChanges(() -> {
            for (int bytes : new int[] {Pictures.MAX + 1, 4 << 20, 32 << 20}) {
                var answer = ChunkedUpload.of(ann, project, bytes);
                assertEquals(413, answer.status());
                assertTrue(answer.body().contains("\"code\":\"BAD_REQUEST\""), answer.body());
            }
        });
    }

    @Test
    void forgetsAPictureThatIsReplacedOrDeleted() {
        var first = project.newIcon();
        var second = project.newIcon();
        assertNotEquals(first, second);

        gone(first);
        assertEquals(1L, kept());
        ann.get(project.path()).then().body("icon_path", is(second));
        ann.delete(project.path("icon")).then().statusCode(204);

        gone(second);
        assertEquals(0L, kept());
        ann.get(project.path()).then().body("icon_path", nullValue());
        Refusals.assertNothingChanges(
                () -> ann.delete(project.path("icon")).then().statusCode(204));
    }

    @Test
    void forgetsThePictureOfADeletedProject() {
        var path = project.newIcon();

        ann.delete(project.path()).then().statusCode(204);

        gone(path);
        assertEquals(0L, kept());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.png",
                "%00",
                "..%2f..%2fetc%2fpasswd",
                "0123456789abcdef0123456789abcdef-AAAAAAAAAAAAAAAAAAAAAA.png"
            })
    void findsNothingUnderOtherNames(String file) {
        var answer = RestAssured.given().urlEncodingEnabled(false).get("/uploads/projects/" + file);
        assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, file + ": " + answer.statusCode());
        answer.then().contentType("application/json").body("success", is(false));
    }

    @Test
    void isForAdminsToChange() {
        var stranger = Client.person("stranger").at(Door.WORKLOAD);
        var member = Client.person("member").at(Door.WORKLOAD);
        var admin = Client.person("admin").at(Door.WORKLOAD);
        Members.inProject(project.asDatabaseProject(), member, "member");
        Members.inProject(project.asDatabaseProject(), admin, "admin");

        Refusals.assertNothingChanges(() -> {
            refused(
                    401,
                    Pictures.upload(Client.anonymous().at(Door.WORKLOAD), project.id(), "icon", Pictures.of("png")));
            refused(404, Pictures.upload(stranger, project.id(), "icon", Pictures.of("png")));
            refused(404, Pictures.upload(ann, "nonsense", "icon", Pictures.of("png")));
            refused(403, Pictures.upload(member, project.id(), "icon", Pictures.of("png")));
            refused(403, member.delete(project.path("icon")));
            refused(412, ann.with("If-Match", "\"7\"").delete(project.path("icon")));
        });
        Pictures.upload(admin, project.id(), "icon", Pictures.of("png")).then().statusCode(200);
        admin.delete(project.path("icon")).then().statusCode(204);
    }

    @Test
    void answersARepeatedUploadWithTheFirstAnswer() {
        var repeating = ann.with("Idempotency-Key", "once");
        String first = Pictures.upload(repeating, project.id(), "icon", Pictures.of("png"))
                .path("icon_path");

        Pictures.upload(repeating, project.id(), "icon", Pictures.of("png"))
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", is("true"))
                .body("icon_path", is(first));
        refused(422, Pictures.upload(repeating, project.id(), "icon", Pictures.of("gif")));
        RestAssured.get(first).then().statusCode(200);
    }

    @Test
    void tellsThatTheIconChanged() {
        project.newIcon();

        var told = ProjectEvents.await(project.uuid(), ProjectEvent.ProjectUpdated.TYPE)
                .value();
        assertTrue(told.contains("\"changed\":[\"icon\"]"), told);
    }

    private Response raw(String contentType, String body) {
        return ann.request()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                                .encodeContentTypeAs("image/png", ContentType.TEXT)
                                .encodeContentTypeAs("multipart/form-data; boundary=b", ContentType.TEXT)))
                .contentType(contentType)
                .body(body)
                .post(project.path("icon"));
    }

    private static void refused(int status, Response answer) {
        answer.then().statusCode(status).body("success", is(false)).contentType(containsString("application/json"));
    }

    private static void gone(String path) {
        RestAssured.get(path)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error.code", is("NOT_FOUND"));
    }

    private long kept() {
        return (long) ServiceDatabase.value("select count(*) from project_icon where project_id = ?", project.uuid());
    }
}
