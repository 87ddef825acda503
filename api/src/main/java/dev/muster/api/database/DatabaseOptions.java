package dev.muster.api.database;

import dev.muster.api.command.CommandException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that need a database. */
public final class DatabaseOptions {

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "PostgreSQL to use, e.g. jdbc:postgresql://db.example/muster; user and password come from"
                    + " MUSTER_JDBC_USER and MUSTER_JDBC_PASSWORD or MUSTER_JDBC_PASSWORD_FILE, for migrations from"
                    + " MUSTER_JDBC_OWNER_USER and MUSTER_JDBC_OWNER_PASSWORD or MUSTER_JDBC_OWNER_PASSWORD_FILE")
    @Nullable
    String jdbcUrl;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of the embedded database (default: MUSTER_HOME, else ~/.muster)")
    @Nullable
    Path home;

    public @Nullable String jdbcUrl() {
        return jdbcUrl;
    }

    /** The home folder: as given, else `MUSTER_HOME`, else `~/.muster`. */
    public Path home() {
        if (home != null && home.toString().isEmpty()) {
            throw new CommandException("`--home` is empty: give a folder, or leave it away for " + defaultHome());
        }
        return home == null ? defaultHome() : home;
    }

    /** `MUSTER_HOME`, else `~/.muster`. */
    public static Path defaultHome() {
        String fromEnvironment = System.getenv("MUSTER_HOME");
        return fromEnvironment == null || fromEnvironment.isBlank()
                ? Path.of(System.getProperty("user.home"), ".muster")
                : Path.of(fromEnvironment);
    }
}
