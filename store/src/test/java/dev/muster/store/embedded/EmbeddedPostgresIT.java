package dev.muster.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedPostgresIT {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static final List<String> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void start() throws EmbeddedPostgresException {
        postgres = EmbeddedPostgres.start(folder.resolve("home"), PROGRESS::add);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void tellsWhatTakesTime() {
        assertThat(PROGRESS)
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("unpacking PostgreSQL"),
                        line -> assertThat(line).startsWith("creating the database"),
                        line -> assertThat(line).startsWith("starting PostgreSQL"));
    }

    @Test
    void theBinariesAreOfTheVersionTheirFolderIsNamedAfter() throws InterruptedException {
        Binaries binaries = new Binaries(folder.resolve("home").resolve("postgresql-" + Binaries.VERSION));
        assertThat(new Command(List.of(binaries.program("postgres"), "--version"))
                        .run()
                        .output())
                .endsWith(" " + Binaries.VERSION.replaceFirst("\\.0$", ""));
    }

    @Test
    void theApplicationHasNoPrivileges() throws SQLException {
        assertThat(answers(postgres, postgres.application(), """
                        SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)
                        FROM pg_roles WHERE rolname = current_user""")).containsExactly("f f f f f");
        assertThat(answers(postgres, postgres.application(), """
                        SELECT datname FROM pg_database d JOIN pg_roles r ON r.oid = datdba WHERE rolname = current_user""")).isEmpty();
        assertThat(answers(postgres, postgres.application(), "SELECT pg_has_role(current_user, 'muster_app', 'USAGE')"))
                .containsExactly("t");
    }

    @Test
    void theOwnerOwnsTheDatabaseAndIsNoSuperuser() throws SQLException {
        assertThat(answers(postgres, postgres.owner(), """
                        SELECT concat_ws(' ', rolname, rolsuper, rolbypassrls)
                        FROM pg_database d JOIN pg_roles r ON r.oid = datdba WHERE datname = 'muster'""")).containsExactly("muster_owner f f");
    }

    @Test
    void whatIsCommittedIsOnDiskAndTextIsUtf8() throws SQLException {
        assertThat(answers(postgres, postgres.application(), "SHOW fsync")).containsExactly("on");
        assertThat(answers(postgres, postgres.application(), "SHOW synchronous_commit"))
                .containsExactly("on");
        assertThat(answers(postgres, postgres.application(), "SHOW server_encoding"))
                .containsExactly("UTF8");
        assertThat(answers(postgres, postgres.application(), "SHOW listen_addresses"))
                .containsExactly("127.0.0.1");
    }

    @Test
    void aWrongPasswordDoesNotGetIn() {
        for (String user : List.of("postgres", "muster_owner", "muster")) {
            assertThatThrownBy(() -> answers(postgres, new DatabaseLogin(user, "guess"), "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void filesArePrivate() throws IOException {
        Path home = folder.resolve("home");
        assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("credentials"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("postgresql.log"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("lock"))).isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "data", "credentials", "postgresql.log", "lock", "postgresql-" + Binaries.VERSION);
        }
    }

    @Test
    void noLogShowsAPassword() throws IOException {
        assertThat(Files.readString(folder.resolve("home").resolve("postgresql.log")))
                .doesNotContain(postgres.owner().password())
                .doesNotContain(postgres.application().password());
        assertThat(postgres.owner().toString()).doesNotContain(postgres.owner().password());
    }

    @Test
    void aSecondUseIsRefused() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("home"), PROGRESS::add))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid())
                .hasMessageContaining("--home");
    }

    @Test
    void aRestartKeepsDataAndPasswords() throws Exception {
        Path home = copyOfBinaries("restart");
        DatabaseLogin owner;
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, line -> {})) {
            execute(first, "CREATE TABLE kept AS SELECT 'yes' AS answer");
            owner = first.owner();
        }
        List<String> progress = new ArrayList<>();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(home, progress::add)) {
            assertThat(progress).singleElement().asString().startsWith("starting PostgreSQL");
            assertThat(second.owner()).isEqualTo(owner);
            assertThat(answers(second, second.owner(), "SELECT answer FROM kept"))
                    .containsExactly("yes");
        }
    }

    @Test
    void closingTwiceIsOnce() throws Exception {
        EmbeddedPostgres closed = EmbeddedPostgres.start(copyOfBinaries("twice"), line -> {});
        closed.close();
        closed.close();
        assertThat(closed.process().isAlive()).isFalse();
    }

    @Test
    void anIdleSessionDoesNotDelayTheStop() throws Exception {
        EmbeddedPostgres stopping = EmbeddedPostgres.start(copyOfBinaries("idle"), line -> {});
        try (Connection idle = connect(stopping, stopping.application())) {
            long start = System.nanoTime();
            stopping.close();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
            assertThat(stopping.process().isAlive()).isFalse();
        }
    }

    @Test
    void whatAKilledRunLeftRunningIsStoppedAndNothingIsLost() throws Exception {
        Path home = copyOfBinaries("leftover");
        EmbeddedPostgres killed = EmbeddedPostgres.start(home, line -> {});
        execute(killed, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        killed.abandon();

        List<String> progress = new ArrayList<>();
        try (EmbeddedPostgres next = EmbeddedPostgres.start(home, progress::add)) {
            assertThat(progress).first().asString().contains("an earlier run left behind");
            assertThat(killed.process().isAlive()).isFalse();
            assertThat(answers(next, next.owner(), "SELECT answer FROM kept")).containsExactly("yes");
        }
    }

    @Test
    void aKilledPostgresRecovers() throws Exception {
        Path home = copyOfBinaries("recovery");
        EmbeddedPostgres killed = EmbeddedPostgres.start(home, line -> {});
        execute(killed, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        Signal.KILL.send(killed.process());
        killed.close();
        assertThat(home.resolve("data/postmaster.pid")).exists();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(answers(next, next.owner(), "SELECT answer FROM kept")).containsExactly("yes");
        }
    }

    @Test
    void aProcessThatOnlyInheritedTheNumberIsLeftAlone() throws Exception {
        Path home = copyOfBinaries("stranger");
        EmbeddedPostgres.start(home, line -> {}).close();
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n");

        try (EmbeddedPostgres next = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(next.process().isAlive()).isTrue();
        }
    }

    @Test
    void aProcessThatEndedUnnoticedIsNoHindrance() throws Exception {
        Path home = copyOfBinaries("unnoticed");
        EmbeddedPostgres.start(home, line -> {}).close();
        // the shell becomes a program that never asks how its child ended, before the child does
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 1 & echo $!; exec sleep 60").start();
        try {
            String ended = parent.inputReader().readLine();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (RunningProcess.of(Long.parseLong(ended)).isPresent() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(RunningProcess.of(Long.parseLong(ended))).isEmpty();
            assertThat(ProcessHandle.of(Long.parseLong(ended))).isPresent();
            Files.writeString(home.resolve("data/postmaster.pid"), ended + "\n" + home.resolve("data") + "\n");

            try (EmbeddedPostgres next = EmbeddedPostgres.start(home, line -> {})) {
                assertThat(next.process().isAlive()).isTrue();
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aStartThatWasCutShortIsCompleted() throws Exception {
        Path home = copyOfBinaries("unfinished");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, line -> {});
                Connection connection = first.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE muster");
            statement.execute("DROP ROLE muster");
        }
        Files.createDirectories(home.resolve("data.new/base"));

        try (EmbeddedPostgres next = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(answers(next, next.application(), "SELECT current_database()"))
                    .containsExactly("muster");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
        Path data = Files.createDirectories(folder.resolve("foreign/data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("foreign"), line -> {}))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("was made by PostgreSQL `17`")
                .hasMessageContaining("dump")
                .hasMessageContaining("--home");
        assertThat(data).isDirectoryNotContaining("glob:**postgresql.conf");
    }

    @Test
    void aFolderThatIsNoDataFolderIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("other/data/pictures"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("other"), line -> {}))
                .hasMessageContaining("is not a readable folder of PostgreSQL")
                .hasMessageContaining("--home");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(file, line -> {}))
                .hasMessage("data folder `" + file + "` is not a folder: choose another folder with --home");
        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("below"), line -> {}))
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--home");
    }

    @Test
    void aPathTooLongForPostgresIsRefused() {
        Path deep = folder;
        for (int i = 0; i < 5; i++) {
            deep = deep.resolve("d".repeat(200));
        }
        Path home = deep;
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, line -> {}))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("longer path than PostgreSQL can use")
                .hasMessageEndingWith("choose another folder with --home");
    }

    @Test
    void lostCredentialsAreNamed() throws Exception {
        Path home = copyOfBinaries("lost");
        EmbeddedPostgres.start(home, line -> {}).close();
        Files.delete(home.resolve("credentials"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, line -> {}))
                .hasMessageContaining("`" + home.resolve("credentials") + "` is missing");
    }

    @Test
    void aServerThatDoesNotStartShowsItsLogAndFreesTheFolder() throws Exception {
        Path home = copyOfBinaries("broken");
        EmbeddedPostgres.start(home, line -> {}).close();
        Path control = home.resolve("data/global/pg_control");
        byte[] sound = Files.readAllBytes(control);
        Files.write(control, new byte[sound.length]);
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, line -> {}))
                .hasMessageContaining("does not start")
                .hasMessageContaining("postgresql.log")
                .hasMessageContaining("FATAL");

        Files.write(control, sound);
        EmbeddedPostgres.start(home, line -> {}).close();
    }

    @Test
    void withoutUserNamespacesRootUsesAnotherUser() throws Exception {
        Settings settings = Settings.DURABLE.withoutUserNamespaces();
        Path home = copyOfBinaries("other-user");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, line -> {}, settings)) {
            execute(first, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        }
        // with namespaces back, the files stay with the user that they belong to
        try (EmbeddedPostgres second = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(answers(second, second.owner(), "SELECT answer FROM kept"))
                    .containsExactly("yes");
        }
        assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("credentials"))).isEqualTo("rw-------");
    }

    @Test
    void filesOfANamespaceGoOverToAnotherUser() throws Exception {
        Path home = copyOfBinaries("hand-over");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, line -> {})) {
            execute(first, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        }
        try (EmbeddedPostgres second =
                EmbeddedPostgres.start(home, line -> {}, Settings.DURABLE.withoutUserNamespaces())) {
            assertThat(answers(second, second.owner(), "SELECT answer FROM kept"))
                    .containsExactly("yes");
        }
    }

    /** A home of its own that need not unpack once more. */
    private static Path copyOfBinaries(String name) throws IOException {
        Path home =
                Files.createDirectory(folder.resolve(name), PrivateFiles.FOLDER).toRealPath();
        Path unpacked = folder.resolve("home").resolve("postgresql-" + Binaries.VERSION);
        Path copy = home.resolve(unpacked.getFileName());
        try (var files = Files.walk(unpacked)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(unpacked.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectory(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
        return home;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Connection connect(EmbeddedPostgres postgres, DatabaseLogin login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl());
        return source.getConnection(login.user(), login.password());
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres, postgres.owner());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> answers(EmbeddedPostgres postgres, DatabaseLogin login, String query)
            throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = connect(postgres, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
