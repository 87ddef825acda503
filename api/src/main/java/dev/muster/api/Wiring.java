package dev.muster.api;

import dev.muster.api.command.Judge;
import dev.muster.store.Database;
import dev.muster.store.DatabaseLogin;
import dev.muster.store.JobQueue;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that the server is put together from. */
@ApplicationScoped
class Wiring {

    /** Only now does the server listen. */
    void started(@ObservesAsync HttpServerStart event) {
        ServerSettings.announceStart();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Database database(
            @ConfigProperty(name = "muster.database.url") String url,
            @ConfigProperty(name = "muster.database.user") String user,
            @ConfigProperty(name = "muster.database.password") Optional<String> password) {
        return Database.connect(url, new DatabaseLogin(user, password.orElse("")));
    }

    @Produces
    @Singleton
    JobQueue jobQueue(Database database) {
        return new JobQueue(database);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Judge judge(@ConfigProperty(name = "muster.parameters") Optional<String> parameters) {
        return Judge.with(parameters.map(Path::of).orElse(null));
    }
}
