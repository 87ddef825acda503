package dev.muster.iam.decision.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternOverlapTest {

    private static final int LONGEST = 6;
    private static final List<String> PIECES = List.of("a", "b", ":", "*", "?", "*");

    /** All texts of a small alphabet up to a length. */
    private static final List<String> TEXTS = texts();

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::a/*, arn:aws:s3:::b/*, false, false",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/x*, true, true",
        "arn:aws:s3:::*, arn:aws:s3:::b/?, true, true",
        "arn:aws:s3:::*/k, arn:aws:s3:::b/*, true, false",
        "arn:aws:ec2:*:*:instance/*, arn:aws:ec2:eu-west-1:*:instance/i-*, true, true",
        "arn:aws:ec2:us-*:*:instance/*, arn:aws:ec2:eu-west-1:*:instance/*, false, false",
    })
    void patternsOfResourcesLieSoToEachOther(String one, String other, boolean meet, boolean contains) {
        Tokens first = Tokens.ofPattern(one).insideParts();
        Tokens second = Tokens.ofPattern(other).insideParts();

        assertThat(PatternOverlap.meet(first, second)).isEqualTo(meet);
        assertThat(PatternOverlap.contains(first, second)).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theyMeetWhereSomeTextMatchesBoth(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Tokens one = random(random);
            Tokens other = random(random);
            TextPattern first = new Automaton(one);
            TextPattern second = new Automaton(other);

            assertThat(PatternOverlap.meet(one, other))
                    .isEqualTo(TEXTS.stream().anyMatch(text -> first.matches(text) && second.matches(text)))
                    .isEqualTo(PatternOverlap.meet(other, one));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void whatIsContainedMatchesEveryText(long seed) {
        Random random = new Random(seed);
        int contained = 0;
        for (int i = 0; i < 2_000; i++) {
            Tokens wider = random(random);
            Tokens narrower = random(random);
            if (PatternOverlap.contains(wider, narrower)) {
                contained++;
                TextPattern all = new Automaton(wider);
                TextPattern some = new Automaton(narrower);
                assertThat(TEXTS.stream().filter(some::matches)).allMatch(all::matches);
            }
        }
        assertThat(contained).isGreaterThan(100);
    }

    @Test
    @Timeout(10)
    void longPatternsCostTheProductOfTheirLengths() {
        Tokens one = Tokens.ofPattern("*a".repeat(2_000) + "b");
        Tokens other = Tokens.ofPattern("a*".repeat(2_000));

        assertThat(PatternOverlap.meet(one, other)).isTrue();
        assertThat(PatternOverlap.contains(one, other)).isFalse();
    }

    /** Few and short pieces, so that short texts match. */
    private static Tokens random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        Tokens tokens = Tokens.ofPattern(text.toString());
        return switch (random.nextInt(3)) {
            case 0 -> tokens;
            case 1 -> tokens.insideParts();
            default -> tokens.insidePartsUnlessLast();
        };
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                for (char c : new char[] {'a', 'b', ':', 'c'}) {
                    texts.add(texts.get(i) + c);
                }
            }
            from = to;
        }
        return texts;
    }
}
