package dev.muster.iam.summary;

import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads policies into their tables; made once for a reference, and safe for use by many threads. */
public final class Summarizer {

    private final ServiceReference reference;
    private final Map<String, KnownService> services = new LinkedHashMap<>();
    private final ResourceIndex resources;
    private final ConditionKeyIndex keys;

    public Summarizer(ServiceReference reference) {
        this.reference = reference;
        for (Service service : reference.services()) {
            services.put(service.prefix(), KnownService.of(services.size(), service, reference));
        }
        List<KnownService> ordered = List.copyOf(services.values());
        this.resources = new ResourceIndex(reference, ordered);
        this.keys = new ConditionKeyIndex(reference, ordered);
    }

    /** Resolves a policy once; its three tables are then views. */
    public PolicyTables tables(Policy policy) {
        String unsupported = unsupported(policy);
        if (unsupported != null) {
            return none(unsupported);
        }
        StatementReader reader = new StatementReader(reference, services, resources, keys);
        List<StatementScope> statements = reader.read(policy);
        List<Unrecognized> unrecognized = reader.unrecognized();
        boolean nothing = unrecognized.isEmpty()
                && statements.stream().allMatch(statement -> statement.actions().isEmpty());
        return new PolicyTables(
                reference,
                List.copyOf(services.values()),
                keys,
                statements,
                unrecognized,
                nothing
                        ? "the policy gives no permission at all: no statement covers any action, as with `NotAction` of `*`"
                        : null);
    }

    /** The tables of a policy that cannot be summarised. @param reason such as that its document is not known */
    public PolicyTables none(String reason) {
        return new PolicyTables(reference, List.copyOf(services.values()), keys, List.of(), List.of(), reason);
    }

    /**
     * The reason for a policy of which the console shows no summary; null where there is none.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html#missing-policy-summary">Missing policy
     *     summary</a>: not for policies with Principal, NotPrincipal or NotResource
     */
    private static @Nullable String unsupported(Policy policy) {
        for (Statement statement : policy.statements()) {
            String element = null;
            if (statement.principal() != null) {
                element = "Principal";
            } else if (statement.notPrincipal() != null) {
                element = "NotPrincipal";
            } else if (!statement.notResource().isEmpty()) {
                element = "NotResource";
            }
            if (element != null) {
                return "statement %d has the element `%s`: there are no summaries of policies with Principal, NotPrincipal or NotResource"
                        .formatted(statement.index() + 1, element);
            }
        }
        return null;
    }
}
