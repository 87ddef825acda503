package dev.muster.store.embedded;

import java.util.Locale;

/** An operating system and processor that PostgreSQL binaries are brought along for. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz"),
    LINUX_ARM64("postgres-linux-arm_64.txz"),
    DARWIN_AMD64("postgres-darwin-x86_64.txz"),
    DARWIN_ARM64("postgres-darwin-arm_64.txz");

    private final String archive;

    Platform(String archive) {
        this.archive = archive;
    }

    /** The name of the archive with the binaries, at the root of the class path. */
    String archive() {
        return archive;
    }

    static Platform of(String operatingSystem, String processor) throws EmbeddedPostgresException {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        boolean linux = system.startsWith("linux");
        boolean darwin = system.startsWith("mac");
        boolean amd64 = processor.equals("amd64") || processor.equals("x86_64");
        boolean arm64 = processor.equals("aarch64") || processor.equals("arm64");
        if (linux && amd64) {
            return LINUX_AMD64;
        }
        if (linux && arm64) {
            return LINUX_ARM64;
        }
        if (darwin && amd64) {
            return DARWIN_AMD64;
        }
        if (darwin && arm64) {
            return DARWIN_ARM64;
        }
        throw new EmbeddedPostgresException("`" + operatingSystem + " " + processor
                + "` has no embedded PostgreSQL: give a PostgreSQL 15 or newer with --jdbc-url");
    }
}
