package dev.muster.store;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.json.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the evaluations that were sealed with their snapshots. */
public final class Evaluations {

    private static final String SELECT = """
            select evaluation.*, ruleset.digest as ruleset_digest, engine, service_reference
              from evaluation join ruleset on ruleset.id = evaluation.ruleset
            """;

    private final Database database;

    public Evaluations(Database database) {
        this.database = database;
    }

    /** An evaluation without its findings. */
    public record EvaluationRow(
            UUID id,
            String account,
            UUID snapshot,
            Instant instant,
            Digest digest,
            Ruleset ruleset,
            Map<Outcome, Integer> counts) {}

    /** Place of an evaluation in the list. */
    public record EvaluationKey(Instant instant, UUID id) {}

    /** Evaluations up to an instant, the newest first. @param before last item of the page before; null at the beginning */
    public List<EvaluationRow> list(
            Scope scope, @Nullable String account, Instant asOf, @Nullable EvaluationKey before, int limit) {
        Query query = new Query()
                .add(SELECT + "where instant <= ?", asOf)
                .addIf(account == null ? null : Long.parseLong(account), "and evaluation.account = ?");
        if (before != null) {
            query.add("and (instant, evaluation.id) < (?, ?)", before.instant(), before.id());
        }
        query.add("order by instant desc, evaluation.id desc limit ?", limit);
        return database.inTransaction(scope, connection -> query.list(connection, Evaluations::read));
    }

    public Optional<EvaluationRow> find(Scope scope, UUID id) {
        return database.inTransaction(
                scope,
                connection ->
                        new Query().add(SELECT + "where evaluation.id = ?", id).first(connection, Evaluations::read));
    }

    /** The evaluation that was sealed with a snapshot. */
    public Optional<EvaluationRow> ofSnapshot(Scope scope, UUID snapshot) {
        return database.inTransaction(
                scope, connection -> new Query().add(SELECT + """
                                join snapshot on snapshot.account = evaluation.account and collected_at = instant
                                where snapshot.id = ?
                                """, snapshot).first(connection, Evaluations::read));
    }

    private static EvaluationRow read(ResultSet row) throws SQLException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, row.getInt(outcome.name().toLowerCase(Locale.ROOT)));
        }
        return new EvaluationRow(
                row.getObject("id", UUID.class),
                Query.account(row, "account"),
                row.getObject("snapshot", UUID.class),
                Query.instant(row, "instant"),
                Digest.ofHash(row.getBytes("digest")),
                new Ruleset(
                        Digest.ofHash(row.getBytes("ruleset_digest")),
                        row.getString("engine"),
                        row.getString("service_reference")),
                counts);
    }
}
