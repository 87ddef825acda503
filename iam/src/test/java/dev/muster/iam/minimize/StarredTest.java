package dev.muster.iam.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.reference.Glob;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StarredTest {

    @Test
    void agreesWithTheMatcherOfTheReference() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String name = text(random, "ab", 8);
            String pattern = text(random, "aB*", 4) + "*" + text(random, "Ab*", 4);
            Starred starred = new Starred(pattern);
            assertThat(name.startsWith(starred.prefix()) && starred.matchesAfterPrefix(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(new Glob(pattern).matches(name));
        }
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
