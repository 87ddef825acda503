package dev.muster.api.database;

import dev.muster.store.Database;
import dev.muster.store.DatabaseUnavailableException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers. */
@Readiness
class DatabaseHealth implements HealthCheck {

    private final Database database;

    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.requireAnswer();
            return HealthCheckResponse.up("database");
        } catch (DatabaseUnavailableException down) {
            return HealthCheckResponse.down("database");
        }
    }
}
