package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes requests ready to be decided, with what the service reference knows of their actions. */
public final class Requests {

    private static final String RESOURCE_ACCOUNT = "aws:resourceaccount";
    private static final int PARTS = 6;
    private static final int ACCOUNT_DIGITS = 12;

    private final ServiceReference reference;
    /** By the number of the action. */
    private final Map<Integer, ActionKeys> actionKeys = new ConcurrentHashMap<>();

    public Requests(ServiceReference reference) {
        this.reference = reference;
    }

    /** @throws IllegalArgumentException when the form names no principal, action or resource, or a context key twice */
    public Request of(RequestForm form) {
        RequestContext given = RequestContext.of(form.context(), form.contextIsPartial());
        RequestPrincipal principal = RequestPrincipal.parse(form.principal(), single(given, "aws:principalarn"));
        RequestAction action = RequestAction.parse(form.action());
        RequestContext context = given.withDefaults(principal.keys());
        Action known = reference.action(form.action()).orElse(null);
        ActionKeys keys =
                known == null ? null : actionKeys.computeIfAbsent(known.number(), number -> new ActionKeys(known));
        List<String> arns = arns(form, known);
        List<RequestedResource> resources = new ArrayList<>();
        for (String arn : arns) {
            String account = account(form, arn, given, principal);
            // what is given for one resource is that resource's
            RequestContext own = keys == null || arns.size() == 1 ? context : keys.limit(context, arn);
            resources.add(new RequestedResource(arn, account, own.withDefaults(resourceAccount(account))));
        }
        return new Request(
                principal,
                action,
                resources,
                form.principalAccountIsManagement(),
                reference.resourceControlPolicySupports(action.service()));
    }

    /**
     * IAM JSON policy elements, Resource: some services do not allow actions for individual resources; these apply to all resources
     * of the service, and take the wildcard.
     */
    private static List<String> arns(RequestForm form, @Nullable Action known) {
        if (form.resources().isEmpty()) {
            throw new IllegalArgumentException("no resource is named: give an ARN, or `*` where the action takes none");
        }
        return known != null && known.resources().isEmpty() ? List.of("*") : form.resources();
    }

    /** The owner of a resource: as given, as its ARN tells, as the context tells, else the caller. */
    private static String account(RequestForm form, String arn, RequestContext given, RequestPrincipal principal) {
        if (!form.resourceAccount().isEmpty()) {
            return form.resourceAccount();
        }
        String[] parts = arn.split(":", PARTS);
        if (parts.length == PARTS && parts[4].length() == ACCOUNT_DIGITS) {
            return parts[4];
        }
        String told = single(given, RESOURCE_ACCOUNT);
        return told == null ? principal.account() : told;
    }

    private static Map<String, List<String>> resourceAccount(String account) {
        Map<String, List<String>> keys = new TreeMap<>();
        if (!account.isEmpty()) {
            keys.put(RESOURCE_ACCOUNT, List.of(account));
        }
        return keys;
    }

    private static @Nullable String single(RequestContext context, String key) {
        List<String> values = context.values(key);
        return values == null || values.size() != 1 ? null : values.get(0);
    }
}
