package dev.muster.collector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundlePageTest {

    private static final Path PAGE = Path.of("../docs/bundle.md");
    private static final Pattern SECTION = Pattern.compile("`([a-z/*-]+)`");

    @Test
    void thePageNamesEverySectionAndNoOther() throws IOException {
        Set<String> named = Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals("## Sections"))
                .takeWhile(line -> !line.equals("## What cannot be read"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> SECTION.matcher(line.split("\\|")[1]).results())
                .map(found -> found.group(1).replaceFirst("/\\*$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .isEqualTo(SectionKinds.all().stream()
                        .map(SectionKind::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePageNamesEveryCauseThatFilesCanHave() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(EnumSet.complementOf(EnumSet.of(Cause.UNSUPPORTED_IN_PARTITION)))
                .allSatisfy(cause -> assertThat(page).contains("| `" + cause.id() + "` |"));
    }
}
