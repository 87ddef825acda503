package dev.muster.api.database;

import dev.muster.api.command.CommandException;
import dev.muster.store.Database;
import dev.muster.store.DatabaseLogin;
import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.Migration;
import dev.muster.store.embedded.EmbeddedPostgres;
import dev.muster.store.embedded.EmbeddedPostgresException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database and the login that the application uses: embedded, started and stopped with this object, or given by its URL.
 *
 * <p>Passwords come from the environment or from files that it names, never from arguments.
 */
public final class DatabaseAccess implements AutoCloseable {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i)[?&](user|password|sslpassword)=|//[^/]*@");

    private final @Nullable EmbeddedPostgres embedded;
    private final String jdbcUrl;
    private final DatabaseLogin login;

    private DatabaseAccess(@Nullable EmbeddedPostgres embedded, String jdbcUrl, DatabaseLogin login) {
        this.embedded = embedded;
        this.jdbcUrl = jdbcUrl;
        this.login = login;
    }

    /**
     * Opens what the options name and brings its schema up to date.
     *
     * @throws CommandException when it cannot be started, reached or migrated
     */
    public static DatabaseAccess open(DatabaseOptions options, Consumer<String> progress) {
        String url = options.jdbcUrl();
        return url == null ? embedded(options.home(), progress) : external(url, System.getenv());
    }

    /** Starts the embedded database under a home folder. */
    public static DatabaseAccess embedded(Path home, Consumer<String> progress) {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(home, progress);
        } catch (EmbeddedPostgresException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()), refused);
        }
        try {
            DatabaseAccess access = new DatabaseAccess(postgres, postgres.jdbcUrl(), postgres.application());
            access.migrate(postgres.owner());
            return access;
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    static DatabaseAccess external(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandException("`--jdbc-url` is `" + url.replaceAll("password=[^&]*", "password=…")
                    + "`: give jdbc:postgresql://HOST[:PORT]/DATABASE");
        }
        if (CREDENTIALS.matcher(url).find()) {
            throw new CommandException(
                    "`--jdbc-url` holds a user or a password, which others on this machine can read: set"
                            + " MUSTER_JDBC_USER, and MUSTER_JDBC_PASSWORD or MUSTER_JDBC_PASSWORD_FILE instead");
        }
        DatabaseLogin login = login("MUSTER_JDBC", environment);
        if (login == null) {
            throw new CommandException("no database user: set MUSTER_JDBC_USER, and MUSTER_JDBC_PASSWORD or"
                    + " MUSTER_JDBC_PASSWORD_FILE");
        }
        DatabaseAccess access = new DatabaseAccess(null, url, login);
        access.migrate(login("MUSTER_JDBC_OWNER", environment));
        return access;
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The login that owns nothing. */
    public DatabaseLogin login() {
        return login;
    }

    /** A pool of connections as the application's login; the caller closes it. */
    public Database connect() {
        try {
            return Database.connect(jdbcUrl, login);
        } catch (DatabaseUnavailableException unavailable) {
            throw new CommandException(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    /** Stops the embedded database; does nothing to a database that was given by its URL. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private void migrate(@Nullable DatabaseLogin owner) {
        try {
            if (owner == null) {
                Migration.check(jdbcUrl, login);
            } else {
                Migration.migrate(jdbcUrl, owner, login.user());
            }
        } catch (DatabaseUnavailableException unavailable) {
            throw new CommandException(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    private static @Nullable DatabaseLogin login(String prefix, Map<String, String> environment) {
        String user = environment.get(prefix + "_USER");
        if (user == null || user.isBlank()) {
            return null;
        }
        String password = environment.get(prefix + "_PASSWORD");
        String file = environment.get(prefix + "_PASSWORD_FILE");
        if (password == null && file != null) {
            try {
                password = Files.readString(Path.of(file)).strip();
            } catch (IOException unreadable) {
                throw new CommandException(
                        "`" + prefix + "_PASSWORD_FILE` names `" + file + "`, which cannot be read: "
                                + unreadable.getMessage(),
                        unreadable);
            }
        }
        return new DatabaseLogin(user, password == null ? "" : password);
    }
}
