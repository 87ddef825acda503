package dev.muster.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The bytes that jobs work on, for whichever worker does them. */
public final class JobInputs {

    private static final int PART = 1 << 20;

    private final Database database;

    public JobInputs(Database database) {
        this.database = database;
    }

    /** Writes the whole input of a job. @throws UncheckedIOException when it cannot be written there */
    public void copy(UUID job, OutputStream to) {
        database.inTransaction(Jobs.NO_ACCOUNT, connection -> {
            int part = 0;
            for (Optional<byte[]> body = part(connection, job, part);
                    body.isPresent();
                    body = part(connection, job, ++part)) {
                try {
                    to.write(body.get());
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
            return part;
        });
    }

    private static Optional<byte[]> part(Connection connection, UUID job, int part) throws SQLException {
        return new Query()
                .add("select body from job_input where job = ? and part = ?", job, part)
                .first(connection, row -> row.getBytes("body"));
    }

    static void insert(Connection connection, UUID job, InputStream input) throws SQLException {
        try {
            int part = 0;
            for (byte[] body = input.readNBytes(PART); body.length > 0; body = input.readNBytes(PART)) {
                new Query()
                        .add("insert into job_input (job, part, body) values (?, ?, ?)", job, part++, body)
                        .execute(connection);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void delete(Connection connection, UUID job) throws SQLException {
        new Query().add("delete from job_input where job = ?", job).execute(connection);
    }
}
