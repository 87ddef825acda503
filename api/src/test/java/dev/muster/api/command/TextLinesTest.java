package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {

    @Test
    void linesAreNumberedAndTheLastNeedsNoEnd() throws IOException {
        assertThat(lines("a\n\nb".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new TextLines.Line(1, "a", true),
                        new TextLines.Line(2, "", true),
                        new TextLines.Line(3, "b", true));
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertThat(lines("\uFEFFä\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new TextLines.Line(1, "ä", true));
    }

    @Test
    void aLineThatIsNoTextLeavesTheNextAlone() throws IOException {
        assertThat(lines(new byte[] {(byte) 0xff, '\n', 'b', '\n'}))
                .extracting(TextLines.Line::wellFormed)
                .containsExactly(false, true);
    }

    private static List<TextLines.Line> lines(byte[] bytes) throws IOException {
        List<TextLines.Line> all = new ArrayList<>();
        try (TextLines lines = new TextLines(new ByteArrayInputStream(bytes))) {
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
        }
        return all;
    }
}
