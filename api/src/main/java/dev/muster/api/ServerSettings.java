package dev.muster.api;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.problem.RequestChecks;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Hands a command's choices to the server, which reads them as configuration: in this process only, in no argument and no file. */
public final class ServerSettings {

    /** What is called once the server answers requests. */
    private static volatile Runnable started = () -> {};

    private ServerSettings() {}

    /** @param threads tasks of jobs that the server does at a time; 0: none */
    public static void apply(
            DatabaseAccess access,
            String host,
            int port,
            int threads,
            @Nullable Path parameters,
            Runnable whenStarted) {
        System.setProperty(RequestChecks.NO_CHECK_BY_THE_SERVER, "true");
        System.setProperty("quarkus.http.host", host);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("muster.threads", Integer.toString(threads));
        System.setProperty("muster.database.url", access.jdbcUrl());
        System.setProperty("muster.database.user", access.login().user());
        System.setProperty("muster.database.password", access.login().password());
        if (parameters != null) {
            System.setProperty("muster.parameters", parameters.toAbsolutePath().toString());
        }
        started = whenStarted;
    }

    static void announceStart() {
        started.run();
    }
}
