package dev.muster.collector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {

    private static final byte[] JSON = {'{', '}'};

    @TempDir
    Path folder;

    @Test
    void filesAreWrittenForTheirOwnerAlone() throws Exception {
        BundleFolder.create(folder.resolve("a/bundle")).write(Map.of("1/list-mfa-devices/ann.json", JSON));

        Path file = folder.resolve("a/bundle/1/list-mfa-devices/ann.json");
        assertThat(file).hasBinaryContent(JSON);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("mine"), "x");

        assertThatThrownBy(() -> BundleFolder.create(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not empty");
        assertThat(BundleFolder.create(folder.resolve("other"))).isNotNull();
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefused() throws Exception {
        BundleFolder bundle = BundleFolder.create(folder.resolve("bundle"));

        assertThatThrownBy(() -> bundle.write(Map.of("1/list-mfa-devices/../../../x.json", JSON)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the folder");
        assertThat(folder.resolve("x.json")).doesNotExist();
    }
}
