package io.groundplan.openapi;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The page to read the documents and to try the operations, and the few files of the library that it loads. */
final class SwaggerUi {
    private static final String PATH = "/docs";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", STYLE,
            "index.css", STYLE,
            "swagger-ui-bundle.js", SCRIPT,
            "swagger-ui-standalone-preset.js", SCRIPT,
            "favicon-16x16.png", "image/png",
            "favicon-32x32.png", "image/png");

    private SwaggerUi() {}

    /** Every page by its path. */
    static Map<String, Page> pages(List<Surface> surfaces) {
        var version = version();
        var pages = new HashMap<String, Page>();
        var index = Page.of(HTML, filled("index.html", "{version}", version));
        pages.put(PATH, index);
        pages.put(PATH + "/", index);
        pages.put(PATH + "/initializer.js", Page.of(SCRIPT, filled("initializer.js", "{urls}", urls(surfaces))));
        ASSETS.forEach((name, type) -> pages.put(
                "%s/%s/%s".formatted(PATH, version, name),
                Page.ofVersion(
                        type,
                        ClassPath.read("/META-INF/resources/webjars/swagger-ui/%s/%s".formatted(version, name)))));
        return pages;
    }

    private static Buffer filled(String resource, String place, String text) {
        return Buffer.buffer(ClassPath.read("/docs/" + resource).toString().replace(place, text));
    }

    private static String urls(List<Surface> surfaces) {
        var urls = new JsonArray();
        surfaces.forEach(surface -> urls.add(JsonObject.of("url", surface.path(), "name", surface.text())));
        return urls.encode();
    }

    /** The files of the library lie in a directory of this name. */
    private static String version() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(ClassPath.read("/META-INF/maven/org.webjars/swagger-ui/pom.properties")
                    .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
