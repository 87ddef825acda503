package dev.muster.iam.minimize;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.ServiceReference;
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
     * that it denies on every resource without a condition.
     */
    public static Wanted of(Policy policy, ServiceReference reference) {
        ActionSet.Builder allowed = new ActionSet.Builder();
        ActionSet.Builder denied = new ActionSet.Builder();
        TreeSet<String> unknown = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                allowed.addAll(actions(statement, reference));
                statement.action().stream()
                        .filter(entry -> newer(reference.recognition(entry)))
                        .forEach(unknown::add);
            } else if (!statement.conditional() && statement.resource().contains("*")) {
                denied.addAll(actions(statement, reference));
            }
        }
        return new Wanted(allowed.build().andNot(denied.build()), List.copyOf(unknown));
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
