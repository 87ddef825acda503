package dev.muster.collector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTreeTest {

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void name() {
        zip = folder.resolve("bundle.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.json", "a/../../x.json", "/etc/x.json", "C:/x.json", "..\\x.json"})
    void entriesThatLeaveTheBundleAreRefused(String name) throws IOException {
        new Bundle().with(name, "{}").writeZip(zip, "");

        refused(ZipTree.Bounds.DEFAULT, "outside the bundle");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        new Bundle().with("a/x.json", "{}").with("b/x.json", "{}").writeZip(zip, "");
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("b/x.json", "a/x.json");
        Files.write(zip, text.getBytes(StandardCharsets.ISO_8859_1));

        refused(ZipTree.Bounds.DEFAULT, "two entries `a/x.json`");
    }

    @Test
    void backslashesSeparateFolders() throws Exception {
        new Bundle().with("a\\x.json", "{}").writeZip(zip, "");

        try (ZipTree tree = new ZipTree(zip)) {
            assertThat(tree.files()).containsExactly("a/x.json");
            try (InputStream bytes = tree.open("a/x.json")) {
                assertThat(bytes).hasContent("{}");
            }
        }
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        new Bundle().with("a", "").with("b", "").writeZip(zip, "");

        refused(new ZipTree.Bounds(1, 1 << 20, 500), "2 entries");
    }

    @Test
    void tooManyBytesAreRefused() throws IOException {
        new Bundle().with("a", new byte[1 << 20]).with("b", new byte[1 << 20]).writeZip(zip, "");

        refused(new ZipTree.Bounds(10, (1 << 20) + 1, 500), "unpacks to more than");
    }

    @Test
    void whatShrinksLikeNoBundleIsRefused() throws IOException {
        new Bundle().with("a", new byte[300 << 20]).writeZip(zip, "");

        refused(ZipTree.Bounds.DEFAULT, "500 times");
    }

    @Test
    void anEntryThatGivesMoreThanItDeclaresIsNotReadOn() throws Exception {
        new Bundle().with("a.json", new byte[10_000]).writeZip(zip, "");
        byte[] bytes = Files.readAllBytes(zip);
        int directory = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[directory + 24] = 10;
        bytes[directory + 25] = 0;
        Files.write(zip, bytes);

        try (ZipTree tree = new ZipTree(zip);
                InputStream content = tree.open("a.json")) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private static int indexOf(byte[] bytes, byte[] searched) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(searched, StandardCharsets.ISO_8859_1));
    }

    private void refused(ZipTree.Bounds bounds, String part) {
        assertThatThrownBy(() -> new ZipTree(zip, bounds).close())
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(part)
                .hasMessageContaining("bundle.zip");
    }
}
