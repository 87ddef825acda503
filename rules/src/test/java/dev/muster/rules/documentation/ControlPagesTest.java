package dev.muster.rules.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Control;
import dev.muster.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages are as the catalogue says; {@code ./mvnw -pl rules -am test -Dmuster.docs.write=true} writes them anew. */
class ControlPagesTest {

    private static final Path FOLDER = Path.of("..", "docs", "controls");
    private static final String INDEX = "README.md";

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyControlHasItsPageAndEveryPageItsControl() throws IOException {
        SortedMap<String, String> pages = new TreeMap<>();
        catalogue.controls().forEach(control -> pages.put(control.id() + ".md", ControlPage.of(control, catalogue)));
        pages.put(INDEX, index());
        if (Boolean.getBoolean("muster.docs.write")) {
            Files.createDirectories(FOLDER);
            for (String file : existing()) {
                Files.delete(FOLDER.resolve(file));
            }
            for (String file : pages.keySet()) {
                Files.writeString(FOLDER.resolve(file), pages.get(file));
            }
        }

        assertThat(existing()).as("the pages in docs/controls").isEqualTo(pages.keySet());
        for (String file : pages.keySet()) {
            assertThat(Files.readString(FOLDER.resolve(file)))
                    .as("docs/controls/%s; write it anew with -Dmuster.docs.write=true", file)
                    .isEqualTo(pages.get(file));
        }
    }

    private static SortedSet<String> existing() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            SortedSet<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (NoSuchFileException none) {
            return new TreeSet<>();
        }
    }

    private String index() {
        StringBuilder page = new StringBuilder("# Controls\n\n");
        page.append(catalogue.controls().size())
                .append(
                        " controls; one that needs a parameter is off until it is set. Pages and rules are made from the same catalogue,"
                                + " `rules/src/main/resources/dev/muster/rules/catalogue`.\n");
        for (String area : Catalogue.AREAS) {
            page.append("\n## ")
                    .append(area.replaceAll("(?<=[a-z])(?=[A-Z])", " "))
                    .append("\n\n| control | severity | asserts |\n|-|-|-|\n");
            catalogue.controls().stream()
                    .filter(control -> control.area().equals(area))
                    .forEach(control -> page.append(row(control)));
        }
        return page.toString();
    }

    private static String row(Control control) {
        return "| [" + control.id() + "](" + control.id() + ".md) | " + control.severity() + " | " + control.title()
                + (control.enabledByDefault() ? "" : " (off until its parameter is set)") + " |\n";
    }
}
