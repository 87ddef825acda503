package dev.muster.iam.control;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asserted, as the catalogue has it.
 *
 * @param area the DRL file that holds its rules
 * @param judged what its population is: a resource type, or `principal` for users, groups and roles
 * @param frameworks requirement numbers by framework id
 * @param note where others judge otherwise, and why this is right; null when there is nothing to say
 */
public record Control(
        String id,
        String area,
        String title,
        Severity severity,
        String judged,
        String rationale,
        Remediation remediation,
        List<Requirement> needs,
        Set<Outcome> outcomes,
        List<Parameter> parameters,
        boolean enabledByDefault,
        SortedMap<String, List<String>> frameworks,
        List<Reference> references,
        @Nullable String note) {

    public Control {
        needs = List.copyOf(needs);
        SortedSet<Outcome> ordered = new TreeSet<>(outcomes);
        outcomes = Collections.unmodifiableSortedSet(ordered);
        parameters = List.copyOf(parameters);
        frameworks = Collections.unmodifiableSortedMap(new TreeMap<>(frameworks));
        references = List.copyOf(references);
    }

    /** How to fix a failure, step by step. */
    public record Remediation(
            List<String> console,
            List<String> cli,
            @Nullable String note) {

        public Remediation {
            console = List.copyOf(console);
            cli = List.copyOf(cli);
        }
    }

    /**
     * A limit or list that the control compares with.
     *
     * @param fixed part of the control's id: cannot be set
     * @param required the control is off until it is set
     * @param defaultValue a text, number or list of texts; null when there is none
     */
    public record Parameter(
            String name,
            String type,
            boolean fixed,
            boolean required,
            @Nullable Object defaultValue,
            String description) {}

    /** A page of AWS's documentation. */
    public record Reference(String title, String url) {}
}
