package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The benchmarks' and Security Hub's numbers, copied from the publications as one table and not from the catalogue. */
class FrameworkMappingsTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "framework-mappings.csv");

    @Test
    void everyControlHasTheNumbersOfThePublications() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        List<String> frameworks = List.of(lines.get(0).split(","));
        SortedMap<String, SortedMap<String, List<String>>> published = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            SortedMap<String, List<String>> numbers = new TreeMap<>();
            for (int i = 1; i < frameworks.size(); i++) {
                if (!cells[i].isEmpty()) {
                    numbers.put(frameworks.get(i), List.of(cells[i]));
                }
            }
            published.put(cells[0], numbers);
        }

        SortedMap<String, SortedMap<String, List<String>>> catalogued = new TreeMap<>();
        for (Control control : Judgement.EVALUATOR.catalogue().controls()) {
            SortedMap<String, List<String>> numbers = new TreeMap<>(control.frameworks());
            numbers.keySet().retainAll(frameworks);
            catalogued.put(control.id(), numbers);
        }
        assertThat(catalogued).isEqualTo(published);
    }
}
