package io.groundplan.images;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/** What images are built on: an image of a registry, one in a file, or nothing at all. */
record Base(String reference) {
    private static final String FILE = "tar://";
    private static final String NOTHING = "scratch";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    JibContainerBuilder builder() throws ImageException {
        if (reference.equals(NOTHING)) {
            return Jib.fromScratch();
        }
        if (reference.startsWith(FILE)) {
            var file = Path.of(reference.substring(FILE.length()));
            if (!Files.isReadable(file)) {
                throw unreadable("there is no such file", null);
            }
            return Jib.from(TarImage.at(file));
        }
        try {
            var image = ImageReference.parse(reference);
            if (image.getDigest().isEmpty()) {
                // with a digest it may have been fetched before, and then nobody is asked
                requireAnybody(image.getRegistry());
            }
            var credentials = CredentialRetrieverFactory.forImage(image, event -> {});
            return Jib.from(RegistryImage.named(image).addCredentialRetriever(credentials.dockerConfig()));
        } catch (InvalidImageReferenceException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    /** The library goes on asking for a minute where nobody is; whoever waits is told at once. */
    private void requireAnybody(String registry) throws ImageException {
        var http = HttpClient.newBuilder()
                .proxy(ProxySelector.getDefault())
                .connectTimeout(PATIENCE)
                .build();
        var request = HttpRequest.newBuilder(URI.create("https://" + registry + "/v2/"))
                .timeout(PATIENCE)
                .build();
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw unreadable("nobody answers at " + registry, e);
        } catch (IOException anybody) {
            // whoever does not speak HTTPS is asked by other means
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted", e);
        }
    }

    /** Says what to do about it, whatever it was: here, only the base is fetched from anywhere. */
    ImageException unreadable(String why, Throwable cause) {
        return new ImageException(
                """
                the base image %s cannot be read: %s
                Set -Dimage.base to an image with Java 25 that can be reached from here: a reference in a registry
                (registry.example.com/java:25), or tar:///path/of/image.tar as `docker save` writes it."""
                        .formatted(reference, Optional.ofNullable(why).orElse("no reason was given")),
                cause);
    }
}
