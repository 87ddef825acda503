package dev.muster.api.job;

import dev.muster.api.command.Judge;
import dev.muster.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The worker in the server's own process, where it has one. */
@ApplicationScoped
class LocalWorker {

    private final Database database;
    private final Judge judge;
    private final Clock clock;
    private final int threads;
    private @Nullable Worker worker;

    LocalWorker(Database database, Judge judge, Clock clock, @ConfigProperty(name = "muster.threads") int threads) {
        this.database = database;
        this.judge = judge;
        this.clock = clock;
        this.threads = threads;
    }

    void started(@Observes StartupEvent event) {
        if (threads > 0) {
            worker = Worker.start(database, judge, clock, threads);
        }
    }

    void stopping(@Observes ShutdownEvent event) {
        if (worker != null) {
            worker.close();
        }
    }

    /** Has it look for work at once. */
    void wake() {
        if (worker != null) {
            worker.wake();
        }
    }
}
