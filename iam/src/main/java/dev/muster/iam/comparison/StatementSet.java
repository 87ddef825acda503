package dev.muster.iam.comparison;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The statements of a document, read for comparing. */
record StatementSet(List<Part> parts, NavigableMap<String, String> unknownEntries) {

    /** Only in this version `${…}` is a variable. */
    private static final String WITH_VARIABLES = "2012-10-17";

    StatementSet {
        parts = List.copyOf(parts);
    }

    /** A statement: its effect, its actions, and its pieces. */
    record Part(Effect effect, StatementActions actions, List<Piece> pieces) {

        Part {
            pieces = List.copyOf(pieces);
        }
    }

    /** @param known equal pieces become one object in it, so that pieces of both documents are compared fast */
    static StatementSet of(Policy policy, ServiceReference reference, Map<Piece, Piece> known, WorkLimit limit) {
        boolean variables = WITH_VARIABLES.equals(policy.version());
        List<Part> parts = new ArrayList<>();
        NavigableMap<String, String> unknown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Statement statement : policy.statements()) {
            List<Piece> pieces = new ArrayList<>();
            for (Piece piece : Piece.of(statement, variables, limit)) {
                pieces.add(known.computeIfAbsent(piece, first -> first));
            }
            parts.add(new Part(statement.effect(), StatementActions.of(statement, reference), pieces));
            StatementActions.unknown(statement, reference).forEach(entry -> unknown.putIfAbsent(entry, entry));
        }
        return new StatementSet(parts, unknown);
    }

    /** These statements, and one that allows everything. */
    StatementSet withEverythingAllowed(ServiceReference reference, PrincipalScope principal) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(new Part(
                Effect.ALLOW,
                StatementActions.everything(reference),
                List.of(new Piece(ResourceScope.of("*", false), principal, List.of()))));
        return new StatementSet(longer, unknownEntries);
    }

    int size() {
        return parts.size();
    }

    /** Marks for each action of the reference, by number, the statements that speak about it, from a bit on. */
    void mark(BitSet[] statements, int from) {
        for (int i = 0; i < parts.size(); i++) {
            int bit = from + i;
            parts.get(i).actions().known().forEach(number -> statements[number].set(bit));
        }
    }

    /** Marks the statements that speak about an action that the reference does not know. */
    void mark(String unknownEntry, BitSet statements, int from) {
        for (int i = 0; i < parts.size(); i++) {
            statements.set(from + i, parts.get(i).actions().matchUnknown(unknownEntry));
        }
    }

    /** What the marked statements say. */
    Access access(BitSet statements, int from) {
        List<Piece> allows = new ArrayList<>();
        List<Piece> denies = new ArrayList<>();
        for (int bit = statements.nextSetBit(from);
                bit >= 0 && bit < from + parts.size();
                bit = statements.nextSetBit(bit + 1)) {
            Part part = parts.get(bit - from);
            (part.effect() == Effect.ALLOW ? allows : denies).addAll(part.pieces());
        }
        return new Access(allows, denies);
    }
}
