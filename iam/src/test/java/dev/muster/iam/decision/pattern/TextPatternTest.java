package dev.muster.iam.decision.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsTheNaiveMatcher(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = text(random, "ab*?:", 12);
            String text = text(random, "ab:", 14);

            assertThat(TextPattern.of(Tokens.ofPattern(pattern)).matches(text))
                    .as("`%s` on `%s`", pattern, text)
                    .isEqualTo(NaivePattern.matches(pattern, text));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void ofAResourceEqualsTheNaiveMatcher(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = text(random, "ab*?::", 16);
            String text = text(random, "ab::", 14);

            assertThat(TextPattern.of(Tokens.ofPattern(pattern).insidePartsUnlessLast())
                            .matches(text))
                    .as("`%s` on `%s`", pattern, text)
                    .isEqualTo(NaivePattern.matchesResource(pattern, text));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void ofAnArnEqualsTheNaiveMatcherPartByPart(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = text(random, "ab*?:::", 18);
            String text = text(random, "ab::", 16);
            Tokens tokens = Tokens.ofPattern(pattern);
            boolean expected = NaivePattern.matchesArn(pattern, text);

            assertThat(new ArnPattern(tokens).matches(text))
                    .as("`%s` on `%s`", pattern, text)
                    .isEqualTo(expected);
            if (tokens.isArn()) {
                assertThat(new Automaton(tokens.insideParts()).matches(text))
                        .as("`%s` on `%s` as an automaton", pattern, text)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void longPiecesAreFoundAsTheNaiveMatcherFindsThem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String piece = text(random, "ab", 40) + text(random, "aab", 60);
            String hidden = text(random, "ab", 50) + piece + text(random, "ab", 50);
            String wild = piece.length() < 2 ? piece : piece.substring(0, 1) + "?" + piece.substring(2);

            for (String pattern : new String[] {"*" + piece + "*", "*" + wild + "*", "*" + piece + "b*"}) {
                for (String text : new String[] {hidden, text(random, "ab", 150)}) {
                    assertThat(TextPattern.of(Tokens.ofPattern(pattern)).matches(text))
                            .as("`%s` on `%s`", pattern, text)
                            .isEqualTo(NaivePattern.matches(pattern, text));
                }
            }
        }
    }

    @Test
    void aStretchOfATextIsMatchedForItself() {
        TextPattern pattern = TextPattern.of(Tokens.ofPattern("b*d"));

        assertThat(pattern.matches("abcde", 1, 4)).isTrue();
        assertThat(pattern.matches("abcde", 0, 4)).isFalse();
        assertThat(pattern.matches("abcde", 1, 5)).isFalse();
    }

    @Test
    void lettersThatLookLikeWildcardsAreLetters() {
        Tokens tokens = new Tokens.Builder().text("a*").pattern("?*").text("?").build();

        assertThat(TextPattern.of(tokens).matches("a*xyz?")).isTrue();
        assertThat(TextPattern.of(tokens).matches("abxyz?")).isFalse();
        assertThat(TextPattern.of(tokens).matches("a*xyz!")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*a*a*a*a*b, 1",
        "*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, 1",
        "*a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?b*, 1",
        "a*a:a*a:a*a:b, 1",
        "*, 500000"
    })
    @Timeout(20)
    void hardPatternsTakeLinearTime(String pattern, int times) {
        String text = "a".repeat(2_000_000);
        String repeated = pattern.repeat(times);

        assertThatCode(() -> TextPattern.of(Tokens.ofPattern(repeated).insidePartsUnlessLast())
                        .matches(text))
                .doesNotThrowAnyException();
    }

    @Test
    void aPatternOfSixMegabytesIsMatchedAtOnce() {
        String pattern = "a*".repeat(3_000_000);
        long before = System.nanoTime();

        TextPattern compiled = TextPattern.of(Tokens.ofPattern(pattern));

        assertThat(compiled.matches("a".repeat(2_048))).isFalse();
        assertThat(compiled.matches("ab".repeat(3_000_000))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(2));
    }

    private static String text(Random random, String alphabet, int most) {
        int length = random.nextInt(most + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
