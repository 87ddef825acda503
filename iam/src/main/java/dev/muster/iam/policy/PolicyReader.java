package dev.muster.iam.policy;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedJson;
import dev.muster.iam.json.LocatedObject;
import dev.muster.iam.json.LocatedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document's JSON into statements; everything that AWS would not store is a problem with its path and position, and what
 * is sound is read all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy
 *     language</a>
 */
final class PolicyReader {

    private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Principal",
            "NotPrincipal",
            "Condition");

    private final ProblemList problems = new ProblemList();
    private final ElementReader elements = new ElementReader(problems);

    private PolicyReader() {}

    static PolicyReading read(LocatedJson json) {
        PolicyReader reader = new PolicyReader();
        json.faults().forEach(reader.problems::add);
        LocatedValue root = json.root();
        Policy policy = root == null ? new Policy(null, null, List.of()) : reader.policy(root);
        return new PolicyReading(policy, reader.problems.all(), json);
    }

    private Policy policy(LocatedValue root) {
        LocatedObject policy = elements.object(root, JsonPath.ROOT);
        if (policy == null) {
            return new Policy(null, null, List.of());
        }
        known(policy, POLICY_ELEMENTS, JsonPath.ROOT);
        JsonPath path = JsonPath.ROOT.member("Statement");
        LocatedValue statement = policy.get("Statement");
        List<Statement> statements = new ArrayList<>();
        if (statement == null) {
            problems.add(PolicyProblem.Kind.MISSING_STATEMENT, JsonPath.ROOT, policy, "`" + path + "` is missing");
        } else if (statement instanceof LocatedArray list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(statements, list.items().get(i), i, path.item(i));
            }
        } else {
            add(statements, statement, 0, path);
        }
        return new Policy(
                elements.text(policy, "Version", JsonPath.ROOT),
                elements.text(policy, "Id", JsonPath.ROOT),
                statements);
    }

    private void add(List<Statement> statements, LocatedValue json, int index, JsonPath path) {
        LocatedObject object = elements.object(json, path);
        Statement statement = object == null ? null : statement(object, index, path);
        if (statement != null) {
            statements.add(statement);
        }
    }

    private @Nullable Statement statement(LocatedObject statement, int index, JsonPath path) {
        known(statement, STATEMENT_ELEMENTS, path);
        exclusive(statement, "Action", "NotAction", path);
        exclusive(statement, "Resource", "NotResource", path);
        exclusive(statement, "Principal", "NotPrincipal", path);
        if (statement.get("Action") == null && statement.get("NotAction") == null) {
            problems.add(
                    PolicyProblem.Kind.MISSING_ACTION,
                    path,
                    statement,
                    "`" + path + "` has neither Action nor NotAction");
        }
        Effect effect = effect(statement, path);
        String sid = elements.text(statement, "Sid", path);
        List<String> action = elements.texts(statement, "Action", path, PolicyProblem.Kind.EMPTY_ACTION);
        List<String> notAction = elements.texts(statement, "NotAction", path, PolicyProblem.Kind.EMPTY_ACTION);
        List<String> resource = elements.texts(statement, "Resource", path, PolicyProblem.Kind.EMPTY_RESOURCE);
        List<String> notResource = elements.texts(statement, "NotResource", path, PolicyProblem.Kind.EMPTY_RESOURCE);
        Principals principal = elements.principals(statement, "Principal", path);
        Principals notPrincipal = elements.principals(statement, "NotPrincipal", path);
        List<Condition> conditions = elements.conditions(statement, path);
        return effect == null
                ? null
                : new Statement(
                        index,
                        sid,
                        effect,
                        action,
                        notAction,
                        resource,
                        notResource,
                        principal,
                        notPrincipal,
                        conditions);
    }

    /** The effect; one in wrong case is a problem, but no riddle. */
    private @Nullable Effect effect(LocatedObject statement, JsonPath path) {
        LocatedValue value = statement.get("Effect");
        if (value == null) {
            problems.add(PolicyProblem.Kind.MISSING_EFFECT, path, statement, "`" + path + ".Effect` is missing");
            return null;
        }
        String effect = elements.text(statement, "Effect", path);
        if (effect == null || effect.equals("Allow")) {
            return effect == null ? null : Effect.ALLOW;
        }
        if (effect.equals("Deny")) {
            return Effect.DENY;
        }
        boolean allow = effect.toLowerCase(Locale.ROOT).equals("allow");
        boolean understood = allow || effect.toLowerCase(Locale.ROOT).equals("deny");
        problems.add(
                understood ? PolicyProblem.Kind.EFFECT_CASE : PolicyProblem.Kind.INVALID_EFFECT,
                path.member("Effect"),
                value,
                "`" + path + ".Effect` is `" + effect + "`, neither `Allow` nor `Deny`");
        if (!understood) {
            return null;
        }
        return allow ? Effect.ALLOW : Effect.DENY;
    }

    private void known(LocatedObject object, Set<String> elements, JsonPath path) {
        for (var member : object.members().entrySet()) {
            String name = member.getKey();
            if (!elements.contains(name)) {
                String meant = elements.stream()
                        .filter(name::equalsIgnoreCase)
                        .map(known -> ": its name is `" + known + "`")
                        .findFirst()
                        .orElse("");
                problems.add(
                        PolicyProblem.Kind.UNKNOWN_ELEMENT,
                        path.member(name),
                        member.getValue(),
                        "`" + path + "` has the unknown element `" + name + "`" + meant);
            }
        }
    }

    private void exclusive(LocatedObject statement, String one, String other, JsonPath path) {
        LocatedValue second = statement.get(other);
        if (statement.get(one) != null && second != null) {
            problems.add(
                    PolicyProblem.Kind.ELEMENT_COMBINATION,
                    path.member(other),
                    second,
                    "`" + path + "` has both " + one + " and " + other);
        }
    }
}
