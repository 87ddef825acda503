package dev.muster.iam.administrator;

import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a resource that no policy names.
 *
 * @param known the action; null for one that no service has
 */
record Probe(
        RequestAction action, String resource, @Nullable Action known) {

    private static final String NAME = "named-by-no-policy";

    /** An action that no service has, on a resource that nobody named. */
    static Probe ofNothingNamed(String partition, String account) {
        return new Probe(
                new RequestAction(NAME, NAME),
                "arn:" + partition + ":" + NAME + ":" + NAME + "-1:" + account + ":" + NAME + "/" + NAME,
                null);
    }

    /** The actions of IAM on entities that AWS classes as permissions management, each on one that nobody named. */
    static List<Probe> ofAdministration(ServiceReference reference, String partition, String account) {
        List<Probe> probes = new ArrayList<>();
        for (Action action : reference.service("iam").orElseThrow().actions()) {
            if (action.level() != AccessLevel.PERMISSIONS_MANAGEMENT) {
                continue;
            }
            for (ActionResource resource : action.resources()) {
                String arn = arn(resource.type().arn(), partition, account);
                probes.add(new Probe(RequestAction.parse(action.fullName()), arn, action));
            }
        }
        return List.copyOf(probes);
    }

    /** Whether requests for the action may carry a condition key; global ones they may. */
    boolean sends(String key) {
        return key.regionMatches(true, 0, "aws:", 0, "aws:".length())
                || known != null && known.conditionKey(key).isPresent();
    }

    private static String arn(String form, String partition, String account) {
        StringBuilder arn = new StringBuilder();
        int from = 0;
        for (int open = form.indexOf("${"); open >= 0; open = form.indexOf("${", from)) {
            int close = form.indexOf('}', open);
            arn.append(form, from, open)
                    .append(
                            switch (form.substring(open + 2, close)) {
                                case "Partition" -> partition;
                                case "Account" -> account;
                                default -> NAME;
                            });
            from = close + 1;
        }
        return arn.append(form.substring(from)).toString();
    }
}
