package io.groundplan.worker.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.retry.PermanentFailureException;

/**
 * The database that new ones are copied from, with the default extensions in it. Its name holds a digest of them and of
 * their versions, so a finished template is never changed: another set is another template. It is made by the first job
 * that needs it, behind an advisory lock, and marked last; an unmarked one that our template role owns is an unfinished
 * one of ours.
 */
public final class TemplateDatabase {
    private static final Identifier OWNER = new Identifier("groundplan_template");
    private static final int DIGEST_CHARACTERS = 12;

    /** Grows with every change of how templates are made, so that older ones are not used any more. */
    private static final String RECIPE = "2";

    private static final String OWNER_MAY_CREATE =
            "select has_schema_privilege('pg_database_owner', 'public', 'create, usage')";
    private static final String LOCK = "select pg_advisory_lock(" + AdvisoryLocks.TEMPLATE + ")";
    private static final String UNLOCK = "select pg_advisory_unlock(" + AdvisoryLocks.TEMPLATE + ")";

    private final ClusterSession session;
    private final Identifier name;
    private final List<ExtensionName> wanted;
    private final List<OfferedExtension> extensions;

    private TemplateDatabase(ClusterSession session, List<ExtensionName> wanted, List<OfferedExtension> extensions) {
        this.session = session;
        this.wanted = wanted;
        this.extensions = extensions;
        this.name = new Identifier(OWNER.name() + "_" + digest(extensions));
    }

    /** The one with those of the wanted extensions that the cluster offers, whether it is there or not. */
    public static Uni<TemplateDatabase> with(ClusterSession session, List<ExtensionName> wanted) {
        return session.cluster()
                .offers()
                .of(wanted)
                .map(offered -> Uni.createFrom().item(new TemplateDatabase(session, wanted, offered)))
                .orElseGet(() -> asked(session, wanted));
    }

    private static Uni<TemplateDatabase> asked(ClusterSession session, List<ExtensionName> wanted) {
        return session.catalog()
                .offered(wanted)
                .invoke(offered -> session.cluster().offers().learned(wanted, offered))
                .map(offered -> new TemplateDatabase(session, wanted, offered));
    }

    public Identifier name() {
        return name;
    }

    /** Makes it if it is not finished, of what the cluster offers now; answers its name. */
    public Uni<Identifier> ensure() {
        return isFinished()
                .chain(finished -> finished
                        ? Uni.createFrom().item(name)
                        : asked(session, wanted).chain(now -> now.makeAlone().replaceWith(now.name)));
    }

    public Uni<Boolean> isFinished() {
        return session.catalog().database(name).map(found -> found.filter(TemplateDatabase::finished)
                .isPresent());
    }

    private static boolean finished(DatabaseFacts facts) {
        return facts.template() && !facts.acceptsConnections() && facts.belongsTo(Marker.TEMPLATE);
    }

    private Uni<Void> makeAlone() {
        return session.execute(LOCK)
                .chain(this::isFinished)
                .chain(finished -> finished ? Uni.createFrom().voidItem() : make())
                .onTermination()
                .call(() -> session.execute(UNLOCK).onFailure().recoverWithNull());
    }

    private Uni<Void> make() {
        return OwnRoles.ensure(session, OWNER, Marker.TEMPLATE)
                .chain(this::create)
                .chain(() -> session.executeIn(name, contents()))
                .chain(this::requireSchema)
                .chain(() -> session.execute(
                        """
                        comment on database %1$s is %2$s;
                        revoke all on database %1$s from public;
                        alter database %1$s with is_template true allow_connections false
                        """
                                .formatted(name.quoted(), Marker.TEMPLATE.literal())));
    }

    private Uni<Void> create() {
        return session.catalog().database(name).chain(found -> {
            if (found.isEmpty()) {
                return session.execute("create database %s owner %s template template0 strategy wal_log"
                        .formatted(name.quoted(), OWNER.quoted()));
            }
            return found.get().belongsTo(Marker.TEMPLATE)
                    ? session.execute("alter database %s with allow_connections true".formatted(name.quoted()))
                    : foreign("database " + name);
        });
    }

    /** The extensions, and the statistics that copies start with: nobody analyzes a database that is hardly written. */
    private String contents() {
        return extensions.stream()
                .map(extension -> "create extension if not exists %s schema public version '%s';\n"
                        .formatted(extension.name().quoted(), extension.version()))
                .collect(Collectors.joining("", "", "analyze"));
    }

    /** What is right here is right in every copy: jobs need not look into a database that they have just copied. */
    private Uni<Void> requireSchema() {
        return session.readIn(name, catalog -> catalog.first(OWNER_MAY_CREATE, row -> row.getBoolean(0)))
                .chain(may -> may.orElse(false)
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .failure(new PermanentFailureException(
                                        "owners may not create in schema public of this cluster's template0")));
    }

    private static Uni<Void> foreign(String what) {
        return Uni.createFrom().failure(new PermanentFailureException(what + " exists and is not ours"));
    }

    private static String digest(List<OfferedExtension> extensions) {
        var text = extensions.stream()
                .map(extension -> extension.name() + "=" + extension.version())
                .collect(Collectors.joining(",", RECIPE + ":", ""));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
