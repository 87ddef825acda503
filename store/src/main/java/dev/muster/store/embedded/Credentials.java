package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logins of an embedded PostgreSQL, made up once and kept in a private file. */
record Credentials(DatabaseLogin superuser, DatabaseLogin owner, DatabaseLogin application) {

    private static final String SUPERUSER = "postgres";

    static Credentials random() {
        SecureRandom random = new SecureRandom();
        return new Credentials(
                new DatabaseLogin(SUPERUSER, password(random)),
                new DatabaseLogin(ClusterSetup.OWNER, password(random)),
                new DatabaseLogin(ClusterSetup.APPLICATION, password(random)));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads the file, or makes one as long as there is no data that needs the lost one. */
    static Credentials of(Home home) throws EmbeddedPostgresException {
        Path file = home.credentials();
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (Files.exists(home.data())) {
                throw new EmbeddedPostgresException(
                        "`" + file + "` is missing, and the data in `" + home.data()
                                + "` cannot be opened without it: bring it back from a copy, or choose another folder with --home");
            }
            Credentials credentials = random();
            PrivateFiles.write(file, credentials.text());
            return credentials;
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "`" + file + "` cannot be read or written (" + Home.cause(failed)
                            + "): give it to the user that runs Muster, make room, or choose another folder with --home",
                    failed);
        }
    }

    private static Credentials read(Path file) throws IOException, EmbeddedPostgresException {
        Properties passwords = new Properties();
        try {
            passwords.load(new StringReader(Files.readString(file)));
        } catch (IllegalArgumentException | UncheckedIOException malformed) {
            passwords.clear();
        }
        return new Credentials(
                login(SUPERUSER, passwords, file),
                login(ClusterSetup.OWNER, passwords, file),
                login(ClusterSetup.APPLICATION, passwords, file));
    }

    private static DatabaseLogin login(String user, Properties passwords, Path file) throws EmbeddedPostgresException {
        String password = passwords.getProperty(user);
        if (password == null) {
            throw new EmbeddedPostgresException("`" + file + "` has no password of `" + user
                    + "`: bring the file back from a copy, or choose another folder with --home");
        }
        return new DatabaseLogin(user, password);
    }

    private String text() {
        return Stream.of(superuser, owner, application)
                .map(login -> login.user() + "=" + login.password() + "\n")
                .collect(Collectors.joining());
    }
}
