package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.PolicyProblem;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.summary.PolicyTables;
import dev.muster.iam.summary.Summarizer;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of policy documents; those of documents asked for lately are kept, by digest. */
@Singleton
final class Summaries {

    private static final int KEPT = 200;

    /** A larger document is no policy that AWS stores, and not worth keeping. */
    private static final int KEPT_LENGTH = 50_000;

    private final ServiceReference reference = ServiceReference.load();
    private final Summarizer summarizer = new Summarizer(reference);
    private final Map<Digest, PolicyTables> known = Collections.synchronizedMap(new LatestUsed());

    String serviceReference() {
        return reference.version();
    }

    PolicyTables tables(PolicyDocument document) throws MalformedPolicyException {
        PolicyTables kept = known.get(document.digest());
        if (kept != null) {
            return kept;
        }
        PolicyTables tables = summarizer.tables(document.parse());
        if (document.received().length() <= KEPT_LENGTH) {
            known.put(document.digest(), tables);
        }
        return tables;
    }

    /** @throws ProblemException when the text is no policy that AWS would store */
    PolicyTables tables(PolicyReading reading) {
        if (!reading.problems().isEmpty()) {
            PolicyProblem first = reading.problems().get(0);
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "the body is no policy document: " + (first.position() == null ? "" : first.position() + ": ")
                            + first.message() + ": correct it");
        }
        return summarizer.tables(reading.policy());
    }

    /** The tables of a policy of which there are none, for that reason. */
    PolicyTables none(String reason) {
        return summarizer.none(reason);
    }

    private static final class LatestUsed extends LinkedHashMap<Digest, PolicyTables> {

        private static final long serialVersionUID = 1L;
        private static final float LOAD = 0.75f;

        LatestUsed() {
            super(2 * KEPT, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, PolicyTables> eldest) {
            return size() > KEPT;
        }
    }
}
