package dev.muster.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Outcome;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Controls, rules, pages and cases are one set. */
class CompletenessTest {

    private static final Path RULES = Path.of("src", "main", "resources", "dev", "muster", "rules");
    private static final Path PAGES = Path.of("..", "docs", "controls");
    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([a-z0-9-]+): ([A-Z_]+)\"$");

    private final Catalogue catalogue = Judgement.EVALUATOR.catalogue();

    @Test
    void thereAreFortyNineControlsOfWhichFourAreOffUntilTheirParameterIsSet() {
        assertThat(catalogue.controls()).hasSize(49);
        assertThat(catalogue.controls())
                .filteredOn(control -> !control.enabledByDefault())
                .extracting(Control::id)
                .containsExactlyInAnyOrder(
                        "user-name-pattern", "user-tagged", "user-ip-restricted", "canary-key-unused");
        assertThat(catalogue.controls())
                .allSatisfy(control -> assertThat(control.enabledByDefault())
                        .as(control.id())
                        .isEqualTo(control.parameters().stream().noneMatch(Control.Parameter::required)));
    }

    @Test
    void everyOutcomeOfEveryControlHasARuleInTheFileOfItsArea() throws IOException {
        for (String area : Catalogue.AREAS) {
            assertThat(rules(area)).as(area).isEqualTo(outcomes(area));
        }
    }

    @Test
    void everyRuleFileBelongsToAnArea() throws IOException {
        assertThat(names(RULES, ".drl")).isEqualTo(new TreeSet<>(Catalogue.AREAS));
    }

    @Test
    void everyControlHasAPage() throws IOException {
        SortedSet<String> pages = names(PAGES, ".md");
        pages.remove("README");

        assertThat(pages)
                .isEqualTo(catalogue.controls().stream().map(Control::id).collect(Collectors.toSet()));
    }

    @Test
    void everyOutcomeOfEveryControlHasACase() {
        SortedMap<String, Set<Outcome>> cases = new TreeMap<>();
        for (CaseFolder folder : CaseFolder.all()) {
            folder.expected()
                    .forEach(judged -> cases.computeIfAbsent(folder.control(), control -> new TreeSet<>())
                            .add(judged.outcome()));
        }

        assertThat(cases)
                .isEqualTo(catalogue.controls().stream().collect(Collectors.toMap(Control::id, Control::outcomes)));
    }

    @Test
    void everyControlSaysWhyHowToFixAndWhereAwsDocumentsIt() {
        assertThat(catalogue.controls()).allSatisfy(control -> {
            assertThat(control.rationale()).as(control.id()).isNotBlank();
            assertThat(control.remediation().console()).as(control.id()).isNotEmpty();
            assertThat(control.remediation().cli()).as(control.id()).isNotEmpty();
            assertThat(control.needs()).as(control.id()).isNotEmpty();
            assertThat(control.references()).as(control.id()).isNotEmpty();
        });
    }

    @Test
    void everyFrameworkThatAControlNamesIsKnown() {
        assertThat(catalogue.controls().stream()
                        .flatMap(control -> control.frameworks().keySet().stream())
                        .distinct())
                .allSatisfy(id -> assertThat(catalogue.framework(id)).as(id).isPresent());
    }

    /** Without what the population alone decides: no rule sees a user whose list is unread. */
    private Map<String, Set<Outcome>> outcomes(String area) {
        Map<String, Set<Outcome>> outcomes = new TreeMap<>();
        for (Control control : catalogue.controls()) {
            if (control.area().equals(area)) {
                Set<Outcome> ruled = new TreeSet<>(control.outcomes());
                if (control.id().equals("user-name-pattern")) {
                    ruled.remove(Outcome.UNDETERMINED);
                }
                outcomes.put(control.id(), ruled);
            }
        }
        return outcomes;
    }

    private static Map<String, Set<Outcome>> rules(String area) throws IOException {
        Map<String, Set<Outcome>> rules = new TreeMap<>();
        Matcher rule = RULE.matcher(Files.readString(RULES.resolve(area + ".drl")));
        while (rule.find()) {
            rules.computeIfAbsent(rule.group(1), control -> new TreeSet<>()).add(Outcome.valueOf(rule.group(2)));
        }
        return rules;
    }

    private static SortedSet<String> names(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .toList();
            return new TreeSet<>(names);
        }
    }
}
