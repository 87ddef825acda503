package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement under examination, with its places. */
public final class LintedStatement {

    private final Statement statement;
    private final PolicyReading reading;
    private final JsonPath path;
    private final List<LintedCondition> conditions;
    private final ActionSet actions;

    LintedStatement(Statement statement, PolicyReading reading, ServiceReference reference) {
        this.statement = statement;
        this.reading = reading;
        this.path = reading.statement(statement.index());
        this.conditions = statement.conditions().stream()
                .map(condition -> new LintedCondition(
                        condition,
                        path.member("Condition").member(condition.operator()).member(condition.key()),
                        this::texts))
                .toList();
        this.actions = statement.notAction().isEmpty()
                ? reference.matching(statement.action())
                : reference.all().andNot(reference.matching(statement.notAction()));
    }

    public Statement statement() {
        return statement;
    }

    public JsonPath path() {
        return path;
    }

    public JsonPath path(String element) {
        return path.member(element);
    }

    /** Whether the element is there, however wrong. */
    public boolean has(String element) {
        return reading.has(path(element));
    }

    public boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    public boolean denies() {
        return statement.effect() == Effect.DENY;
    }

    /** The known actions that the statement is about. */
    public ActionSet actions() {
        return actions;
    }

    public List<LintedText> action() {
        return texts(statement.action(), path("Action"));
    }

    public List<LintedText> notAction() {
        return texts(statement.notAction(), path("NotAction"));
    }

    /** The entries of Action, or else of NotAction. */
    public List<LintedText> actionOrNotAction() {
        return statement.action().isEmpty() ? notAction() : action();
    }

    public List<LintedText> resource() {
        return texts(statement.resource(), path("Resource"));
    }

    /** The entries of Resource, or else of NotResource. */
    public List<LintedText> resourceOrNotResource() {
        return statement.resource().isEmpty() ? texts(statement.notResource(), path("NotResource")) : resource();
    }

    /** Principal, or else NotPrincipal; null when there is neither, or none that could be read. */
    public @Nullable Principals principals() {
        return statement.principal() == null ? statement.notPrincipal() : statement.principal();
    }

    /** The values of one type in Principal, or else in NotPrincipal. */
    public List<LintedText> principals(String type) {
        Principals principals = principals();
        if (principals == null) {
            return List.of();
        }
        JsonPath place = path(statement.principal() == null ? "NotPrincipal" : "Principal")
                .member(type);
        return texts(principals.of(type), place);
    }

    /** Whether Principal is everybody on earth: `*` or `{"AWS": "*"}`. */
    public boolean namesEveryone() {
        Principals principal = statement.principal();
        return principal != null && (principal.everyone() || principal.of("AWS").contains("*"));
    }

    public List<LintedCondition> conditions() {
        return conditions;
    }

    /** The conditions on a key, in any case. */
    public List<LintedCondition> conditions(String key) {
        return conditions.stream()
                .filter(condition -> condition.key().equalsIgnoreCase(key))
                .toList();
    }

    /** Whether there is any condition on one of the keys, which are in lower case. */
    public boolean hasCondition(List<String> keys) {
        return conditions.stream()
                .anyMatch(condition -> keys.contains(condition.key().toLowerCase(Locale.ROOT)));
    }

    /** The types that Principal names, with their places. */
    public List<LintedText> principalTypes() {
        Principals principals = principals();
        List<LintedText> types = new ArrayList<>();
        if (principals != null) {
            JsonPath place = path(statement.principal() == null ? "NotPrincipal" : "Principal");
            for (Map.Entry<String, List<String>> type : principals.byType().entrySet()) {
                types.add(new LintedText(type.getKey(), place.member(type.getKey())));
            }
        }
        return types;
    }

    private List<LintedText> texts(List<String> values, JsonPath place) {
        boolean list = reading.json().at(place) instanceof LocatedArray;
        List<LintedText> texts = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            texts.add(new LintedText(values.get(i), list ? place.item(i) : place));
        }
        return texts;
    }
}
