package dev.muster.benchmarks;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Evaluator;
import dev.muster.rules.parameter.Parameters;
import dev.muster.store.Database;
import dev.muster.store.Migration;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotSealing;
import dev.muster.store.embedded.EmbeddedPostgres;
import dev.muster.store.embedded.EmbeddedPostgresException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Importing days of an organization: accounts per second, and bytes per account and day by kind of table.
 *
 * <p>Arguments: number of accounts (1000), number of days after the first (7).
 */
public final class ImportBenchmark {

    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                "snapshots, documents and resource rows",
                List.of(
                        "snapshot",
                        "section_change",
                        "document",
                        "document_use",
                        "resource",
                        "resource_change",
                        "evaluation"));
        KINDS.put("volatile stream", List.of("usage"));
        KINDS.put("verdict rows", List.of("verdict_change", "judged"));
        KINDS.put("rollup", List.of("control_rollup"));
    }

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws EmbeddedPostgresException, IOException {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Path home = Files.createTempDirectory("muster-benchmark");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, line -> {})) {
            Migration.migrate(
                    postgres.jdbcUrl(), postgres.owner(), postgres.application().user());
            try (Database database = Database.connect(postgres.jdbcUrl(), postgres.application())) {
                run(database, accounts, days, System.out);
            }
        }
    }

    private static void run(Database database, int accounts, int days, PrintStream out) {
        Evaluator evaluator = Evaluator.load();
        Parameters parameters = Parameters.defaults(evaluator.catalogue());
        SnapshotSealing sealing = new SnapshotSealing(database);
        long first = day(0, accounts, evaluator, parameters, sealing);
        out.printf("first day: %.0f accounts/s%n", accounts / (first / 1e9));
        Map<String, Long> before = sizes(database);
        long later = 0;
        for (int day = 1; day <= days; day++) {
            later += day(day, accounts, evaluator, parameters, sealing);
        }
        out.printf("later days: %.0f accounts/s%n", (double) accounts * days / (later / 1e9));
        sizes(database)
                .forEach((kind, size) -> out.printf(
                        "%s: %.0f bytes per account and day%n",
                        kind, (double) (size - before.getOrDefault(kind, 0L)) / accounts / days));
    }

    /** Nanoseconds for judging and sealing; making the accounts is not counted. */
    private static long day(
            int day, int accounts, Evaluator evaluator, Parameters parameters, SnapshotSealing sealing) {
        long nanoseconds = 0;
        for (int number = 0; number < accounts; number++) {
            Snapshot snapshot = new SyntheticAccount(number).on(day);
            long begin = System.nanoTime();
            Evaluation evaluation = evaluator.evaluate(snapshot, parameters, snapshot.collectedAt());
            sealing.seal(snapshot, evaluation);
            nanoseconds += System.nanoTime() - begin;
        }
        return nanoseconds;
    }

    private static Map<String, Long> sizes(Database database) {
        return database.inTransaction(Scope.ALL, connection -> {
            Map<String, Long> sizes = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> kind : KINDS.entrySet()) {
                long size = 0;
                for (String table : kind.getValue()) {
                    size += size(connection, table);
                }
                sizes.put(kind.getKey(), size);
            }
            return sizes;
        });
    }

    private static long size(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('" + table + "')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
