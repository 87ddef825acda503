package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The PostgreSQL that the tests of a JVM share: embedded, or in a container. */
public final class TestCluster {

    private final UnaryOperator<String> jdbcUrl;
    private final DatabaseLogin superuser;
    private final DatabaseLogin owner;
    private final DatabaseLogin application;

    private TestCluster(
            UnaryOperator<String> jdbcUrl, DatabaseLogin superuser, DatabaseLogin owner, DatabaseLogin application) {
        this.jdbcUrl = jdbcUrl;
        this.superuser = superuser;
        this.owner = owner;
        this.application = application;
    }

    /** Starts with its first use, stops with the JVM. */
    public static TestCluster shared() {
        return Shared.CLUSTER;
    }

    private static TestCluster start() {
        String kind = System.getProperty("muster.test.database", "embedded");
        return switch (kind) {
            case "embedded" -> embedded();
            case "container" -> container();
            default ->
                throw new IllegalStateException(
                        "`" + kind + "` is no muster.test.database: give embedded or container");
        };
    }

    private static TestCluster embedded() {
        try {
            Path home = Files.createTempDirectory("muster-test");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home, progress -> {}, Settings.DURABLE.withoutFsync());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(postgres, home)));
            return new TestCluster(postgres::jdbcUrl, postgres.superuser(), postgres.owner(), postgres.application());
        } catch (IOException | EmbeddedPostgresException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static void discard(EmbeddedPostgres postgres, Path home) {
        postgres.close();
        try {
            PrivateFiles.delete(home);
        } catch (IOException left) {
            System.err.println("not removed: " + left);
        }
    }

    @SuppressWarnings("resource") // lives as long as the JVM; stopped in the hook
    private static TestCluster container() {
        String given = System.getenv("MUSTER_TEST_POSTGRES_IMAGE");
        String image = System.getProperty("muster.test.image", given == null ? "local/postgres:15" : given);
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        Credentials credentials = Credentials.random();
        TestCluster cluster = new TestCluster(
                database -> "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database,
                new DatabaseLogin(container.getUsername(), container.getPassword()),
                credentials.owner(),
                credentials.application());
        try (Connection connection = cluster.connectAsSuperuser(container.getDatabaseName())) {
            new ClusterSetup(connection).prepareRoles(cluster.owner, cluster.application);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return cluster;
    }

    /** Makes an empty database, and gives its address. */
    public String createDatabase(String name) {
        try (Connection connection = connectAsSuperuser("postgres")) {
            new ClusterSetup(connection).prepareDatabase(name);
            return jdbcUrl.apply(name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs a statement as one who may do everything. */
    public void asAdministrator(String database, String sql) throws SQLException {
        try (Connection connection = connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connectAsSuperuser(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl.apply(database));
        return source.getConnection(superuser.user(), superuser.password());
    }

    public DatabaseLogin owner() {
        return owner;
    }

    public DatabaseLogin application() {
        return application;
    }

    /** Loaded with the first use, so that a JVM without database tests starts none. */
    private static final class Shared {

        private static final TestCluster CLUSTER = start();
    }
}
