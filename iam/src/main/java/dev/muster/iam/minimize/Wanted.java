package dev.muster.iam.minimize;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Glob;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The actions to be minimised.
 *
 * @param actions those that the reference knows
 * @param unknown entries that it does not know; they are kept as they are
 */
public record Wanted(ActionSet actions, List<String> unknown) {

    public Wanted {
        unknown = List.copyOf(new TreeSet<>(unknown));
    }

    /** The actions that any of the entries of an Action element matches. @throws IllegalArgumentException when one has not the form of an action */
    public static Wanted of(Collection<String> entries, ServiceReference reference) {
        ActionSet.Builder actions = new ActionSet.Builder();
        TreeSet<String> unknown = new TreeSet<>();
        for (String entry : entries) {
            switch (reference.recognition(entry)) {
                case RECOGNIZED -> actions.addAll(reference.matching(entry));
                case UNKNOWN_ACTION, UNKNOWN_SERVICE -> unknown.add(entry);
                case MALFORMED ->
                    throw new IllegalArgumentException("`" + entry
                            + "` is no action: write a service, a colon and a name, such as `s3:GetObject`");
            }
        }
        return new Wanted(actions.build(), List.copyOf(unknown));
    }

    /**
     * The actions that a policy allows, on some resources or under some conditions at least: those of its Allow statements but those
     * that it denies on every resource, to everyone and without a condition.
     */
    public static Wanted of(Policy policy, ServiceReference reference) {
        ActionSet.Builder allowed = new ActionSet.Builder();
        ActionSet.Builder denied = new ActionSet.Builder();
        TreeSet<String> unknown = new TreeSet<>();
        List<Statement> denies = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                allowed.addAll(actions(statement, reference));
                statement.action().stream()
                        .filter(entry -> newer(reference.recognition(entry)))
                        .forEach(unknown::add);
            } else if (appliesAlways(statement)) {
                denied.addAll(actions(statement, reference));
                denies.add(statement);
            }
        }
        unknown.removeIf(entry -> denies.stream().anyMatch(statement -> names(statement, entry, reference)));
        return new Wanted(allowed.build().andNot(denied.build()), List.copyOf(unknown));
    }

    /** Whether a statement applies to every resource and principal without a condition; a trust policy names no resource. */
    private static boolean appliesAlways(Statement statement) {
        boolean everyResource = statement.resource().contains("*")
                || (statement.resource().isEmpty() && statement.notResource().isEmpty());
        Principals principal = statement.principal();
        boolean everyPrincipal = statement.notPrincipal() == null
                && (principal == null
                        || principal.everyone()
                        || principal.of("AWS").contains("*"));
        return !statement.conditional() && everyResource && everyPrincipal;
    }

    /** Whether a statement speaks about an entry that the reference does not know. */
    private static boolean names(Statement statement, String entry, ServiceReference reference) {
        boolean complement = !statement.notAction().isEmpty();
        List<String> patterns = complement ? statement.notAction() : statement.action();
        return complement
                != patterns.stream()
                        .filter(pattern -> reference.recognition(pattern) != Recognition.MALFORMED)
                        .anyMatch(pattern -> new Glob(pattern).matches(entry));
    }

    private static boolean newer(Recognition recognition) {
        return recognition == Recognition.UNKNOWN_ACTION || recognition == Recognition.UNKNOWN_SERVICE;
    }

    private static ActionSet actions(Statement statement, ServiceReference reference) {
        return statement.notAction().isEmpty()
                ? reference.matching(statement.action())
                : reference.all().andNot(reference.matching(statement.notAction()));
    }
}
