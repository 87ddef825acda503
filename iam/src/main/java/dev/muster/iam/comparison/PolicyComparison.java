package dev.muster.iam.comparison;

import dev.muster.iam.comparison.AccessDifference.Part;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The differences between two policy documents, by action.
 *
 * <p>A resource is gained when the newer document allows the action there, perhaps under conditions, and the older one never does;
 * lost is the reverse. Where both allow it, it is loosened when the newer one allows requests that the older one does not, and
 * tightened when it no longer allows requests that the older one does; a changed condition can be both. When it is not sure that
 * nothing changed, a change is told: that several parts of the other document together are as wide is seen only where they differ
 * in the values of conditions.
 *
 * @param gained by service and action, as the other lists
 */
public record PolicyComparison(List<Change> gained, List<Change> lost, List<Change> loosened, List<Change> tightened) {

    public PolicyComparison {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        loosened = List.copyOf(loosened);
        tightened = List.copyOf(tightened);
    }

    /**
     * Compares two documents. Two documents without any Allow statement are compared as limits on what others allow.
     *
     * @throws TooLargeToCompareException when they are far larger than AWS accepts, or differ in too much
     */
    public static PolicyComparison of(Policy older, Policy newer, ServiceReference reference) {
        if (older.equals(newer)) {
            return new PolicyComparison(List.of(), List.of(), List.of(), List.of());
        }
        WorkLimit.checkSize(older);
        WorkLimit.checkSize(newer);
        WorkLimit limit = new WorkLimit();
        Map<Piece, Piece> pieces = new HashMap<>();
        StatementSet before = StatementSet.of(older, reference, pieces, limit);
        StatementSet after = StatementSet.of(newer, reference, pieces, limit);
        if (allowsNothing(older) && allowsNothing(newer)) {
            PrincipalScope principal = PrincipalScope.widest(older, newer);
            before = before.withEverythingAllowed(reference, principal);
            after = after.withEverythingAllowed(reference, principal);
        }
        return between(before, after, reference, limit);
    }

    private static PolicyComparison between(
            StatementSet before, StatementSet after, ServiceReference reference, WorkLimit limit) {
        ChangeList gained = new ChangeList();
        ChangeList lost = new ChangeList();
        ChangeList loosened = new ChangeList();
        ChangeList tightened = new ChangeList();
        subjects(before, after, reference).forEach((statements, subjects) -> {
            Access old = before.access(statements, 0);
            Access now = after.access(statements, before.size());
            if (!old.equals(now)) {
                AccessDifference added = AccessDifference.between(now, old, limit);
                AccessDifference removed = AccessDifference.between(old, now, limit);
                gained.add(subjects, added.more(), Part::there, Part::here);
                loosened.add(subjects, added.looser(), Part::there, Part::here);
                lost.add(subjects, removed.more(), Part::here, Part::there);
                tightened.add(subjects, removed.looser(), Part::here, Part::there);
            }
        });
        return new PolicyComparison(gained.sorted(), lost.sorted(), loosened.sorted(), tightened.sorted());
    }

    /** The actions about which the same statements of both documents speak: what is found of one holds for all. */
    private static Map<BitSet, List<Subject>> subjects(
            StatementSet before, StatementSet after, ServiceReference reference) {
        List<Action> actions = reference.actions();
        BitSet[] statements = new BitSet[actions.size()];
        Arrays.setAll(statements, number -> new BitSet());
        before.mark(statements, 0);
        after.mark(statements, before.size());
        Map<BitSet, List<Subject>> subjects = new LinkedHashMap<>();
        for (int number = 0; number < statements.length; number++) {
            subjects.computeIfAbsent(statements[number], same -> new ArrayList<>())
                    .add(Subject.of(actions.get(number)));
        }
        NavigableMap<String, String> unknown = new TreeMap<>(before.unknownEntries());
        after.unknownEntries().forEach(unknown::putIfAbsent);
        for (String entry : unknown.values()) {
            BitSet marked = new BitSet();
            before.mark(entry, marked, 0);
            after.mark(entry, marked, before.size());
            subjects.computeIfAbsent(marked, same -> new ArrayList<>()).add(Subject.unknown(entry));
        }
        return subjects;
    }

    public boolean isEmpty() {
        return gained.isEmpty() && lost.isEmpty() && loosened.isEmpty() && tightened.isEmpty();
    }

    /** As it stands in the answers of the command line; all four lists are always there. */
    public JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("gained", JsonArray.of(gained, Change::json));
        members.put("lost", JsonArray.of(lost, Change::json));
        members.put("loosened", JsonArray.of(loosened, Change::json));
        members.put("tightened", JsonArray.of(tightened, Change::json));
        return new JsonObject(members);
    }

    private static boolean allowsNothing(Policy policy) {
        return policy.statements().stream().noneMatch(statement -> statement.effect() == Effect.ALLOW);
    }
}
