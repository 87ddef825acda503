package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Control;
import dev.muster.rules.cases.CaseFolder;
import dev.muster.rules.parameter.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A comparison flipped in a rule, or a default changed in the catalogue, makes a case folder fail. */
class MutationIT {

    private static final Map<String, List<CaseFolder>> CASES =
            CaseFolder.all().stream().collect(Collectors.groupingBy(CaseFolder::control));

    /** Flips that change nothing, each with its reason. */
    private static final Map<String, String> EQUIVALENT = Map.of(
            "security-audit-role: UNDETERMINED: $use : PolicyUse( policy != \"SecurityAudit\", byRole.unknown )",
            "whether roles are read is the same question for every policy");

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyFlippedComparisonIsNoticedByACase() {
        List<Mutant> mutants = Mutant.all();
        CompiledRules compiled = CompiledRules.of(
                mutants.stream().flatMap(mutant -> mutant.rules().stream()).toList());

        List<String> unnoticed = new ArrayList<>();
        for (Mutant mutant : mutants) {
            Evaluator evaluator = new Evaluator(alone(mutant.control()), compiled.model(mutant.rules()));
            if (casesPass(mutant.control(), evaluator)) {
                unnoticed.add(mutant.toString());
            }
        }

        assertThat(mutants).hasSizeGreaterThan(200);
        assertThat(unnoticed)
                .as("add a case folder that tells them apart")
                .containsExactlyInAnyOrderElementsOf(EQUIVALENT.keySet());
    }

    @Test
    void everyChangedDefaultIsNoticedByACase() {
        RuleModel rules = RuleModel.load();
        List<String> unnoticed = new ArrayList<>();
        for (Control control : catalogue.controls()) {
            for (Control.Parameter parameter : control.parameters()) {
                for (Object value : others(control, parameter)) {
                    Evaluator evaluator = new Evaluator(with(control, parameter, value), rules);
                    if (casesPass(control.id(), evaluator)) {
                        unnoticed.add(control.id() + ": " + parameter.name() + " " + value);
                    }
                }
            }
        }

        assertThat(unnoticed).as("add a case folder that tells them apart").isEmpty();
    }

    /** Values beside the default; for lists, one that holds whoever is judged. */
    private static List<Object> others(Control control, Control.Parameter parameter) {
        Object value = parameter.defaultValue();
        if (value instanceof Long number) {
            return List.of(number - 1, number + 1);
        }
        if (value instanceof List<?>) {
            return List.of(CASES.get(control.id()).stream()
                    .flatMap(folder -> folder.expected().stream())
                    .map(CaseFolder.Judged::resource)
                    .distinct()
                    .toList());
        }
        return value == null ? List.of() : List.of("any");
    }

    private Catalogue with(Control control, Control.Parameter parameter, Object value) {
        List<Control.Parameter> parameters = control.parameters().stream()
                .map(each -> each.equals(parameter)
                        ? new Control.Parameter(
                                each.name(), each.type(), each.fixed(), each.required(), value, each.description())
                        : each)
                .toList();
        Control changed = new Control(
                control.id(),
                control.area(),
                control.title(),
                control.severity(),
                control.judged(),
                control.rationale(),
                control.remediation(),
                control.needs(),
                control.outcomes(),
                parameters,
                control.enabledByDefault(),
                control.frameworks(),
                control.references(),
                control.note());
        return new Catalogue(
                catalogue.controls().stream()
                        .map(each -> each.equals(control) ? changed : each)
                        .toList(),
                catalogue.frameworks(),
                catalogue.digest());
    }

    private Catalogue alone(String control) {
        return new Catalogue(
                List.of(catalogue.control(control).orElseThrow()), catalogue.frameworks(), catalogue.digest());
    }

    private static boolean casesPass(String control, Evaluator evaluator) {
        return CASES.get(control).stream().allMatch(folder -> passes(folder, evaluator));
    }

    private static boolean passes(CaseFolder folder, Evaluator evaluator) {
        Parameters parameters = folder.parameters(evaluator.catalogue());
        try {
            return folder.judged(evaluator.evaluate(folder.snapshot(), parameters, folder.at()))
                    .equals(folder.expected());
        } catch (IllegalStateException gapOrOverlap) {
            return false;
        }
    }
}
