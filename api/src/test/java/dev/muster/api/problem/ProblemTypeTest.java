package dev.muster.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    @Test
    void everyTypeIsDocumentedWithItsStatusAndTitle() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "rest.md"))
                        .lines()
                        .filter(line -> line.contains("urn:muster")))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> "| `urn:muster:problem:%s` | %d | %s |"
                                .formatted(type.slug(), type.status(), type.title()))
                        .toList());
    }
}
