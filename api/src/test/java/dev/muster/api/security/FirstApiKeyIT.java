package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.api.command.CommandException;
import dev.muster.store.ApiKeys;
import dev.muster.store.Database;
import dev.muster.store.Migration;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstApiKeyIT {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private Database database;
    private ApiKeys keys;

    @BeforeEach
    void freshDatabase() {
        TestDatabase fresh = TestDatabase.create();
        Migration.migrate(fresh.jdbcUrl(), fresh.owner(), fresh.application().user());
        database = Database.connect(fresh.jdbcUrl(), fresh.application());
        keys = new ApiKeys(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstKeyIsPrintedOnce() {
        Optional<String> key = ensure(null);

        assertThat(key).hasValueSatisfying(text -> {
            assertThat(text).matches("muster_[A-Za-z0-9_-]{43}");
            assertThat(said.toString().strip()).isEqualTo("API key: " + text);
            assertThat(keys.find(text)).isPresent();
        });
        assertThat(ensure(null)).isEmpty();
    }

    @Test
    void aFileGetsTheKeyAndNobodyElseMayReadIt() throws IOException {
        Path file = folder.resolve("key");
        ensure(file);
        String key = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys.find(key)).isPresent();
        assertThat(said.toString()).doesNotContain(key);
        assertThat(ensure(file)).isEmpty();
        assertThat(Files.readString(file).strip()).isEqualTo(key);
    }

    @Test
    void aFileThatIsMissingLaterGetsANewKey() throws IOException {
        Path file = folder.resolve("key");
        ensure(file);
        String first = Files.readString(file).strip();
        Files.delete(file);
        ensure(file);

        assertThat(Files.readString(file).strip()).isNotEqualTo(first);
        assertThat(keys.find(Files.readString(file).strip())).isPresent();
    }

    @Test
    void aFileWithoutAKeyOfTheDatabaseIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "muster_of-another-database\n");

        assertThatThrownBy(() -> ensure(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("holds no key of this database");
        assertThat(file).hasContent("muster_of-another-database");
        assertThat(keys.any()).isFalse();
    }

    private Optional<String> ensure(Path file) {
        return FirstApiKey.ensure(database, file, new PrintWriter(said, true));
    }
}
