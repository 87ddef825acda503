package dev.muster.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of one control, with one comparison of one rule flipped.
 *
 * @param flip the name of the rule and its line as it was changed
 * @param rules the texts of the control's rules
 */
record Mutant(String control, String flip, List<String> rules) {

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([a-z0-9-]+): [A-Z_]+\"\n.*?^end$");

    private static final Pattern COMPARISON = Pattern.compile("(?<= )(?:==|!=|<=|>=|<|>)(?= )");

    private static final Map<String, List<String>> FLIPPED = Map.of(
            "==", List.of("!="),
            "!=", List.of("=="),
            "<", List.of("<=", ">"),
            "<=", List.of("<", ">="),
            ">", List.of(">=", "<"),
            ">=", List.of(">", "<="));

    Mutant {
        rules = List.copyOf(rules);
    }

    /** Every flip of every comparison in the conditions of every rule. */
    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>();
        for (String area : Catalogue.AREAS) {
            rules(Catalogue.resource(area + ".drl")).forEach((control, rules) -> mutants.addAll(of(control, rules)));
        }
        return mutants;
    }

    /** The rules of a file by their control. */
    static Map<String, List<String>> rules(String text) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            rules.computeIfAbsent(rule.group(1), control -> new ArrayList<>()).add(rule.group());
        }
        return rules;
    }

    private static List<Mutant> of(String control, List<String> rules) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String rule = rules.get(i);
            Matcher comparison = COMPARISON.matcher(rule.substring(0, rule.indexOf("\n    then")));
            while (comparison.find()) {
                for (String flipped : FLIPPED.get(comparison.group())) {
                    List<String> changed = new ArrayList<>(rules);
                    changed.set(i, rule.substring(0, comparison.start()) + flipped + rule.substring(comparison.end()));
                    mutants.add(new Mutant(
                            control, name(rule) + ": " + lineAt(changed.get(i), comparison.start()), changed));
                }
            }
        }
        return mutants;
    }

    private static String name(String rule) {
        return rule.substring(rule.indexOf('"') + 1, rule.indexOf('"', rule.indexOf('"') + 1));
    }

    private static String lineAt(String rule, int position) {
        return rule.substring(rule.lastIndexOf('\n', position) + 1, rule.indexOf('\n', position))
                .strip();
    }

    @Override
    public String toString() {
        return flip;
    }
}
