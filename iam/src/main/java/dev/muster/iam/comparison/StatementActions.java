package dev.muster.iam.comparison;

import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The actions that a statement speaks about.
 *
 * @param known those of the reference
 * @param entries of its Action or NotAction element, without malformed ones
 * @param complement whether they are those of a NotAction element
 */
record StatementActions(ActionSet known, List<TextPattern> entries, boolean complement) {

    StatementActions {
        entries = List.copyOf(entries);
    }

    static StatementActions of(Statement statement, ServiceReference reference) {
        boolean complement = !statement.notAction().isEmpty();
        List<String> written = complement ? statement.notAction() : statement.action();
        ActionSet matching = reference.matching(written);
        List<TextPattern> entries = new ArrayList<>();
        for (String entry : written) {
            if (reference.recognition(entry) != Recognition.MALFORMED) {
                entries.add(pattern(entry));
            }
        }
        return new StatementActions(complement ? reference.all().andNot(matching) : matching, entries, complement);
    }

    static StatementActions everything(ServiceReference reference) {
        return new StatementActions(reference.all(), List.of(pattern("*")), false);
    }

    /** Entries of a statement that the reference does not know. */
    static Stream<String> unknown(Statement statement, ServiceReference reference) {
        return Stream.concat(statement.action().stream(), statement.notAction().stream())
                .filter(entry -> reference.matching(entry).isEmpty())
                .filter(entry -> reference.recognition(entry) != Recognition.MALFORMED);
    }

    /** Whether the statement speaks about an action that the reference does not know. */
    boolean matchUnknown(String entry) {
        TextPattern action = pattern(entry);
        return complement != entries.stream().anyMatch(own -> own.contains(action));
    }

    /** Prefixes and names of actions have no case. */
    private static TextPattern pattern(String entry) {
        return TextPattern.wildcards(entry.toLowerCase(Locale.ROOT), false);
    }
}
