package dev.muster.iam.policy;

import dev.muster.iam.json.JsonFault;
import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedValue;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, in the order in which it is met. */
final class ProblemList {

    private final List<PolicyProblem> problems = new ArrayList<>();

    void add(PolicyProblem.Kind kind, JsonPath path, LocatedValue value, String message) {
        problems.add(new PolicyProblem(kind, path, value.position(), message));
    }

    void add(JsonFault fault) {
        PolicyProblem.Kind kind = switch (fault.kind()) {
            case NOT_UTF_8 -> PolicyProblem.Kind.NOT_UTF_8;
            case SYNTAX -> PolicyProblem.Kind.SYNTAX;
            case DUPLICATE_KEY -> PolicyProblem.Kind.DUPLICATE_KEY;
            case LONE_SURROGATE -> PolicyProblem.Kind.LONE_SURROGATE;
        };
        problems.add(new PolicyProblem(kind, fault.path(), fault.position(), fault.message()));
    }

    List<PolicyProblem> all() {
        return List.copyOf(problems);
    }
}
