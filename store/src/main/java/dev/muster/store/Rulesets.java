package dev.muster.store;

import dev.muster.iam.control.Ruleset;
import dev.muster.iam.json.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads under which rulesets snapshots were judged. */
public final class Rulesets {

    private final Database database;

    public Rulesets(Database database) {
        this.database = database;
    }

    /** A ruleset and its use up to an instant. @param ruleset with the engine that used it last */
    public record RulesetRow(Ruleset ruleset, Instant firstUsed, Instant lastUsed, long evaluations) {}

    /** Rulesets in the order of their digests. @param after digest of the last item of the page before; null at the beginning */
    public List<RulesetRow> list(Scope scope, Instant asOf, @Nullable Digest after, int limit) {
        Query query = query(asOf);
        if (after != null) {
            query.add("and ruleset.digest > ?", after.hash());
        }
        query.add("group by ruleset.digest order by ruleset.digest limit ?", limit);
        return database.inTransaction(scope, connection -> query.list(connection, Rulesets::read));
    }

    public Optional<RulesetRow> find(Scope scope, Digest digest, Instant asOf) {
        Query query = query(asOf).add("and ruleset.digest = ? group by ruleset.digest", digest.hash());
        return database.inTransaction(scope, connection -> query.first(connection, Rulesets::read));
    }

    private static Query query(Instant asOf) {
        return new Query().add("""
                        select ruleset.digest as ruleset, min(instant) as first_used, max(instant) as last_used, count(*) as evaluations,
                               (array_agg(engine order by instant desc, engine))[1] as engine,
                               (array_agg(service_reference order by instant desc, engine))[1] as service_reference
                          from evaluation join ruleset on ruleset.id = evaluation.ruleset where instant <= ?
                        """, asOf);
    }

    private static RulesetRow read(ResultSet row) throws SQLException {
        return new RulesetRow(
                new Ruleset(
                        Digest.ofHash(row.getBytes("ruleset")),
                        row.getString("engine"),
                        row.getString("service_reference")),
                Query.instant(row, "first_used"),
                Query.instant(row, "last_used"),
                row.getLong("evaluations"));
    }
}
