package dev.muster.collector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.snapshot.SectionKinds;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads authorization details of a hundred megabytes in a JVM with a heap of 512. */
class LargeDetailsIT {

    private static final long SIZE = 100_000_000;

    @TempDir
    Path folder;

    /** What the small JVM runs: prints how many users it read. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) throws UnreadableInputException {
            System.out.print(FileSource.read(Path.of(arguments[0]), TimeOptions.orClock(null, Bundle.NOW))
                    .snapshots()
                    .get(0)
                    .section(SectionKinds.AUTHORIZATION_DETAILS)
                    .data()
                    .orElseThrow()
                    .entities()
                    .count());
        }
    }

    @Test
    void aHundredMegabytesFitIntoASmallHeap() throws Exception {
        Path details = folder.resolve("details.json");
        int users = write(details);
        Path output = folder.resolve("output.txt");

        int exit = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        details.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(output).hasContent(Integer.toString(users));
        assertThat(exit).isZero();
    }

    private static int write(Path details) throws IOException {
        int users = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(details)) {
            out.write("{\"UserDetailList\":[");
            while (written < SIZE) {
                StringBuilder policy = new StringBuilder();
                for (int i = 0; i < 15; i++) {
                    policy.append(i == 0 ? "" : ",").append(statement(users * 15 + i));
                }
                String user = Bundle.user("user-" + users)
                        .replace(
                                "\"GroupList\"",
                                "\"UserPolicyList\":[{\"PolicyName\":\"own\",\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":["
                                        + policy + "]}}],\"GroupList\"");
                out.write((users == 0 ? "" : ",\n") + user);
                users++;
                written += user.length();
            }
            out.write("],\"GroupDetailList\":[],\"RoleDetailList\":[],\"Policies\":[]}");
        }
        return users;
    }

    private static String statement(int bucket) {
        return "{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::bucket-"
                + bucket + "/*\"}";
    }
}
