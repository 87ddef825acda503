package dev.muster.iam.lint.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void whatEndsInAStarCoversWhatBeginsLikeIt() {
        assertThat(redundant(List.of("iam:Get*", "iam:List*", "iam:GetCredentialReport", "iam:*Report")))
                .containsExactly(2);
        assertThat(redundant(List.of("a*", "ab*", "abc", "*"))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(redundant(List.of("a", "b", "a"))).containsExactly(2);
        assertThat(redundant(List.of("a*", "a*"))).containsExactly(1);
        assertThat(redundant(List.of("a?*", "ab", "a!*", "a"))).isEmpty();
    }

    @Test
    void withoutWhatIsRedundantNothingIsLostAndNothingMoreIsRedundant() {
        Random random = new Random(20261126);
        for (int round = 0; round < 5_000; round++) {
            List<String> texts = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                texts.add(IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(j -> String.valueOf("ab!*".charAt(random.nextInt(4))))
                        .reduce("", String::concat));
            }
            List<Integer> redundant = redundant(texts);
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                if (!redundant.contains(i)) {
                    kept.add(texts.get(i));
                }
            }

            assertThat(redundant).as(texts.toString()).doesNotHaveDuplicates();
            assertThat(texts)
                    .as("%s without %s", texts, redundant)
                    .allMatch(text -> kept.stream().anyMatch(by -> covers(by, text)));
            assertThat(kept)
                    .as("%s without %s", texts, redundant)
                    .allMatch(
                            text -> kept.stream().filter(by -> covers(by, text)).count() == 1);
        }
    }

    private static boolean covers(String by, String text) {
        boolean prefix = by.indexOf('*') == by.length() - 1 && by.endsWith("*");
        return by.equals(text) || prefix && text.startsWith(by.substring(0, by.length() - 1));
    }

    /** By place. */
    private static List<Integer> redundant(List<String> texts) {
        List<LintedText> entries = IntStream.range(0, texts.size())
                .mapToObj(i -> new LintedText(texts.get(i), JsonPath.ROOT.item(i)))
                .toList();
        return Coverage.redundant(entries, UnaryOperator.identity()).stream()
                .map(redundant -> redundant.entry().path().index())
                .toList();
    }
}
