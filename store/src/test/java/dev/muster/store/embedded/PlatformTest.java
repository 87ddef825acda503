package dev.muster.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {

    @Test
    void knowsTheNamesThatJavaGives() throws EmbeddedPostgresException {
        assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX_AMD64);
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM64);
        assertThat(Platform.of("Mac OS X", "x86_64")).isEqualTo(Platform.DARWIN_AMD64);
        assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.DARWIN_ARM64);
    }

    @ParameterizedTest
    @EnumSource
    void everyPlatformHasItsBinaries(Platform platform) {
        assertThat(Platform.class.getResource("/" + platform.archive())).isNotNull();
    }

    @Test
    void anotherPlatformIsToldOfTheAlternative() {
        assertThatThrownBy(() -> Platform.of("Linux", "s390x"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("`Linux s390x` has no embedded PostgreSQL: give a PostgreSQL 15 or newer with --jdbc-url");
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64")).hasMessageContaining("--jdbc-url");
    }
}
